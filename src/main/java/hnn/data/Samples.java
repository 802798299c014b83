package hnn.data;

import hnn.Arguments;
import hnn.phase.Scaling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Observed states and velocities, a row a sample.
 *
 * @param trajectory the number of the trajectory each row comes from, length m
 * @param x the observed states, m rows of length 2n
 * @param velocity the targets dx/dt, m rows of length 2n
 */
public record Samples(int[] trajectory, double[][] x, double[][] velocity) {

    /**
     * Copies and checks the arrays.
     *
     * @throws IllegalArgumentException if they are empty, differ in length, or an entry is not finite
     */
    public Samples {
        Arguments.require(x.length > 0, "x is empty: give at least one sample");
        Arguments.require(x.length == velocity.length && x.length == trajectory.length,
                "x, velocity and trajectory must have the same number of rows, not %d, %d and %d",
                x.length, velocity.length, trajectory.length);
        int dimension = Arguments.atLeast("the length of x[0]", 1, x[0].length);
        trajectory = trajectory.clone();
        x = Arguments.finiteRows("x", x, dimension);
        velocity = Arguments.finiteRows("velocity", velocity, dimension);
    }

    /** Makes the samples of one path. */
    public static Samples along(int trajectory, double[][] x, double[][] velocity) {
        int[] numbers = new int[x.length];
        Arrays.fill(numbers, trajectory);
        return new Samples(numbers, x, velocity);
    }

    /** Returns samples one after the other as one. */
    public static Samples join(List<Samples> parts) {
        return new Samples(
                parts.stream().flatMapToInt(part -> Arrays.stream(part.trajectory)).toArray(),
                parts.stream().flatMap(part -> Arrays.stream(part.x)).toArray(double[][]::new),
                parts.stream().flatMap(part -> Arrays.stream(part.velocity)).toArray(double[][]::new));
    }

    /** Returns the rows {@code from} to {@code to - 1}, of which there must be one at least. */
    public Samples part(int from, int to) {
        return new Samples(Arrays.copyOfRange(trajectory, from, to), Arrays.copyOfRange(x, from, to),
                Arrays.copyOfRange(velocity, from, to));
    }

    /** Returns the samples in other units. */
    public Samples in(Scaling units) {
        return new Samples(trajectory, Arrays.stream(x).map(units::state).toArray(double[][]::new),
                Arrays.stream(velocity).map(units::rate).toArray(double[][]::new));
    }

    /** Returns the number of samples. */
    public int size() {
        return x.length;
    }

    /** Returns the dimension of the states, 2n in phase space. */
    public int dimension() {
        return x[0].length;
    }

    /** Returns the number of samples and of trajectories. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d samples of %d numbers from %d trajectories", size(), dimension(),
                Arrays.stream(trajectory).distinct().count());
    }
}
