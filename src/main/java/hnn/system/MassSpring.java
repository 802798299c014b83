package hnn.system;

import hnn.Arguments;
import hnn.phase.Trajectory;

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

    /**
     * Returns the exact motion, q(t) = q_0 cos 2t + p_0 sin 2t and p(t) = p_0 cos 2t - q_0 sin 2t.
     *
     * @param start the state (q_0, p_0) at time 0
     * @param times the times asked for
     * @throws IllegalArgumentException if the start has not two finite numbers
     */
    public Trajectory solution(double[] start, double[] times) {
        Arguments.require(start.length == 2, "start must be (q, p), not %d numbers", start.length);
        Arguments.finite("start", start);
        double[][] states = new double[times.length][];
        for (int i = 0; i < times.length; i++) {
            double cos = Math.cos(2 * times[i]);
            double sin = Math.sin(2 * times[i]);
            states[i] = new double[] {start[0] * cos + start[1] * sin, start[1] * cos - start[0] * sin};
        }
        return new Trajectory(times, states);
    }
}
