package hnn.chaos;

import hnn.system.SeparableSystem;

/**
 * A star in the plane of a galaxy, the model in which chaos was found.
 *
 * <pre>
 *   H = (p_1^2 + p_2^2) / 2 + (q_1^2 + q_2^2) / 2 + q_1^2 q_2 - q_2^3 / 3
 *
 *   x = (q_1, q_2, p_1, p_2)
 * </pre>
 *
 * Below the energy {@link #ESCAPE} the star stays within a triangle. At 1/12 nearly all paths are regular, at 1/8 half are
 * chaotic, just below 1/6 nearly all. Source: Henon and Heiles 1964, Astronomical Journal 69, 73.
 */
public record HenonHeiles() implements SeparableSystem {

    /** The energy of the three saddles, above which paths can leave. */
    public static final double ESCAPE = 1 / 6.0;

    @Override
    public String name() {
        return "Henon-Heiles";
    }

    @Override
    public int degreesOfFreedom() {
        return 2;
    }

    @Override
    public double kinetic(double[] x) {
        return (x[2] * x[2] + x[3] * x[3]) / 2;
    }

    @Override
    public double potential(double[] x) {
        double q1 = x[0];
        double q2 = x[1];
        return (q1 * q1 + q2 * q2) / 2 + q1 * q1 * q2 - q2 * q2 * q2 / 3;
    }

    @Override
    public double[] kineticGradient(double[] p) {
        return p.clone();
    }

    @Override
    public double[] potentialGradient(double[] q) {
        return new double[] {q[0] + 2 * q[0] * q[1], q[1] + q[0] * q[0] - q[1] * q[1]};
    }
}
