package hnn.chaos;

import hnn.Arguments;
import hnn.system.HamiltonianSystem;

/**
 * Two pendulums, the second hung on the first, with masses and lengths 1.
 *
 * <pre>
 *   H = (p_1^2 + 2 p_2^2 - 2 p_1 p_2 cos d) / (2 (1 + sin^2 d)) + g (3 - 2 cos q_1 - cos q_2),    d = q_1 - q_2
 * </pre>
 *
 * q_1 and q_2 are the angles from hanging, in radians. The kinetic energy depends on the angles, so H is not separable. At small
 * angles the motion is two beats, at large ones it is chaotic. Source: Goldstein, Classical Mechanics, chapter 1; Hamilton's form
 * by solving for the velocities.
 *
 * @param gravity g, in the units of the lengths
 */
public record DoublePendulum(double gravity) implements HamiltonianSystem {

    public DoublePendulum {
        Arguments.positive("gravity", gravity);
    }

    /** Makes the double pendulum with g = 1. */
    public DoublePendulum() {
        this(1);
    }

    @Override
    public String name() {
        return "double pendulum";
    }

    @Override
    public int degreesOfFreedom() {
        return 2;
    }

    @Override
    public double hamiltonian(double[] x) {
        return momenta(x) / mass(x) + gravity * (3 - 2 * Math.cos(x[0]) - Math.cos(x[1]));
    }

    @Override
    public double[] gradient(double[] x) {
        double p1 = x[2];
        double p2 = x[3];
        double sin = Math.sin(x[0] - x[1]);
        double cos = Math.cos(x[0] - x[1]);
        double mass = mass(x);
        // d/dd of momenta / mass
        double turn = 2 * p1 * p2 * sin / mass - momenta(x) * 4 * sin * cos / (mass * mass);
        return new double[] {
            turn + 2 * gravity * Math.sin(x[0]),
            -turn + gravity * Math.sin(x[1]),
            (2 * p1 - 2 * p2 * cos) / mass,
            (4 * p2 - 2 * p1 * cos) / mass};
    }

    private static double momenta(double[] x) {
        return x[2] * x[2] + 2 * x[3] * x[3] - 2 * x[2] * x[3] * Math.cos(x[0] - x[1]);
    }

    private static double mass(double[] x) {
        double sin = Math.sin(x[0] - x[1]);
        return 2 * (1 + sin * sin);
    }
}
