package hnn.phase;

import java.util.Arrays;

/**
 * A vector field on phase space, dx/dt = f(t, x).
 *
 * <p>A true system and a trained network are both fields. A lambda is one too:
 *
 * <pre>{@code Field spring = (t, x) -> new double[] {2 * x[1], -2 * x[0]};}</pre>
 */
@FunctionalInterface
public interface Field {

    /**
     * Returns the velocity dx/dt in phase space.
     *
     * @param t time
     * @param x the state (q_1..q_n, p_1..p_n), length 2n; it must not be changed
     * @return dx/dt, length 2n, a new array
     */
    double[] at(double t, double[] x);

    /**
     * Returns the velocities at many points; a field that is faster at many points together than one by one overrides it.
     *
     * @param t time
     * @param states the points, each of length 2n; they must not be changed
     * @return dx/dt for each, new arrays
     */
    default double[][] atAll(double t, double[][] states) {
        return Arrays.stream(states).map(x -> at(t, x)).toArray(double[][]::new);
    }

    /** Returns the units of the state and the time, for the axes of pictures. */
    default Units units() {
        return Units.NATURAL;
    }

    /** Returns how many points {@link #atAll} takes best at once on one core: enough to use what is read from memory well. */
    default int pointsTogether() {
        return 64;
    }
}
