package hnn.system;

import hnn.Arguments;
import hnn.phase.Units;

/**
 * A pendulum without friction.
 *
 * <pre>
 *   H(q, p) = 2 g (1 - cos q) + p^2,    dq/dt = 2p,    dp/dt = -2 g sin q
 * </pre>
 *
 * q is the angle from hanging, in radians. Below the energy {@link #separatrix} the pendulum swings, above it it goes
 * round. Source: Greydanus et al. 2019, section 3.1, task 2 (2g = 3) and, fitted to a real pendulum, task 3 (2g = 2.4).
 *
 * @param strength 2g, the energy of the pendulum at a right angle
 */
public record Pendulum(double strength) implements SeparableSystem {

    /** Checks that the strength is a finite number above 0. */
    public Pendulum {
        Arguments.positive("strength", strength);
    }

    /** Makes the pendulum of task 2, H = 3 (1 - cos q) + p^2. */
    public Pendulum() {
        this(3);
    }

    @Override
    public String name() {
        return "pendulum";
    }

    @Override
    public Units units() {
        return Units.ANGLE;
    }

    @Override
    public int degreesOfFreedom() {
        return 1;
    }

    @Override
    public double kinetic(double[] x) {
        return x[1] * x[1];
    }

    @Override
    public double potential(double[] x) {
        return strength * (1 - Math.cos(x[0]));
    }

    @Override
    public double[] kineticGradient(double[] p) {
        return new double[] {2 * p[0]};
    }

    @Override
    public double[] potentialGradient(double[] q) {
        return new double[] {strength * Math.sin(q[0])};
    }

    /** Returns the energy of the path that just reaches the top, between swinging and going round. */
    public double separatrix() {
        return 2 * strength;
    }
}
