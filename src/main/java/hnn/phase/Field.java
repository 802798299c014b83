package hnn.phase;

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
     * Returns the velocity dx/dt in phase space, length 2n, a new array.
     *
     * @param t time
     * @param x the state (q_1..q_n, p_1..p_n), length 2n; it must not be changed
     */
    double[] at(double t, double[] x);
}
