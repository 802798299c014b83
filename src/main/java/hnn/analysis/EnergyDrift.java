package hnn.analysis;

import hnn.Arguments;
import hnn.phase.Trajectory;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * How a conserved quantity drifts along a path.
 *
 * @param largest the largest |H(x(t)) - H(x(0))| over the scale
 * @param atFirst the same over the first tenth of the states
 * @param atLast the same over the last tenth
 */
public record EnergyDrift(double largest, double atFirst, double atLast) {

    /**
     * Follows a quantity along a path.
     *
     * @param quantity H, true or learned
     * @param path at least ten states
     * @param scale what the drift is measured in, for instance the true energy of the start, above 0
     * @throws IllegalArgumentException if there are fewer than ten states, or the scale is not above 0
     */
    public static EnergyDrift of(ToDoubleFunction<double[]> quantity, Trajectory path, double scale) {
        Arguments.atLeast("the number of states", 10, path.size());
        Arguments.positive("scale", scale);
        double[] values = path.along(quantity);
        double[] drift = Arrays.stream(values).map(value -> Math.abs(value - values[0]) / scale).toArray();
        int tenth = drift.length / 10;
        return new EnergyDrift(largest(drift, 0, drift.length), largest(drift, 0, tenth),
                largest(drift, drift.length - tenth, drift.length));
    }

    /**
     * Returns how many times further H drifts at last than at first: about 1 for a method that keeps a shadow of H, about
     * ten where it drifts at a constant rate, more where it drifts faster and faster.
     */
    public double growth() {
        return atLast / atFirst;
    }

    private static double largest(double[] drift, int from, int to) {
        return Arrays.stream(drift, from, to).max().orElseThrow();
    }
}
