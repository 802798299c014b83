package hnn.mechanics;

import hnn.own.Derivative;
import hnn.own.Observations;
import hnn.phase.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rates of positions that were not measured. */
public final class Rates {

    private Rates() {}

    /** Returns paths of positions and rates, as a training along paths begins with; see the settings of its segments. */
    public static List<Trajectory> estimated(List<Trajectory> paths) {
        return paths.stream().map(Rates::estimated).toList();
    }

    /** Returns a path of positions and rates, by the derivative with the least error; its ends, which get none, are left out. */
    static Trajectory estimated(Trajectory path) {
        Derivative derivative = Observations.derivative(List.of(path));
        Trajectory inner = derivative.sampled(path);
        double[][] velocity = derivative.samples(path).velocity();
        return new Trajectory(inner.times(), IntStream.range(0, inner.size()).mapToObj(k -> {
            double[] x = Arrays.copyOf(inner.states()[k], 2 * path.dimension());
            System.arraycopy(velocity[k], 0, x, path.dimension(), path.dimension());
            return x;
        }).toArray(double[][]::new));
    }
}
