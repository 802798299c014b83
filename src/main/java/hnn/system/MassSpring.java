package hnn.system;

/**
 * A mass on a spring without friction, in the units of the paper.
 *
 * <pre>
 *   H(q, p) = q^2 + p^2,    dq/dt = 2p,    dp/dt = -2q
 * </pre>
 *
 * The flow turns phase space clockwise with angular velocity 2, so a period lasts pi. Source: Greydanus et al. 2019,
 * section 3.1, task 1 (spring constant and mass chosen so that both factors are 1).
 */
public record MassSpring() implements SeparableSystem {

    @Override
    public String name() {
        return "mass-spring";
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
        return x[0] * x[0];
    }

    @Override
    public double[] kineticGradient(double[] p) {
        return new double[] {2 * p[0]};
    }

    @Override
    public double[] potentialGradient(double[] q) {
        return new double[] {2 * q[0]};
    }
}
