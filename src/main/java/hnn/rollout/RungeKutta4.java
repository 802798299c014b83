package hnn.rollout;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.phase.Trajectory;

/**
 * The classical Runge-Kutta method with a fixed step, order 4.
 *
 * <pre>
 *   0   |
 *   1/2 | 1/2
 *   1/2 |  0   1/2
 *   1   |  0    0    1
 *   ----+--------------------
 *       | 1/6  1/3  1/3  1/6
 * </pre>
 *
 * It is not symplectic: energy drifts slowly, with the fifth power of the step for a step. Between two times asked for,
 * the step is shortened so that a whole number of steps fits.
 *
 * <p>Source: Hairer, Norsett, Wanner, Solving Ordinary Differential Equations I, section II.1.
 *
 * @param step the largest step, in the field's unit of time
 */
public record RungeKutta4(double step) implements Integrator {

    /**
     * Checks the step.
     *
     * @throws IllegalArgumentException if the step is not a finite number above 0
     */
    public RungeKutta4 {
        Arguments.positive("step", step);
    }

    @Override
    public Trajectory integrate(Field field, double[] start, double[] times) {
        Requests.check(start, times);
        double[][] states = new double[times.length][];
        states[0] = start.clone();
        for (int i = 1; i < times.length; i++) {
            states[i] = between(field, states[i - 1], times[i - 1], times[i]);
        }
        return new Trajectory(times, states);
    }

    private double[] between(Field field, double[] x, double from, double to) {
        long steps = (long) Math.ceil(Math.abs(to - from) / step * (1 - 1e-12));
        double h = (to - from) / steps;
        for (long k = 0; k < steps; k++) {
            x = step(field, from + k * h, x, h);
        }
        return x;
    }

    /** One step of size h from (t, x). */
    private static double[] step(Field field, double t, double[] x, double h) {
        double[] k1 = Requests.velocity(field, t, x);
        double[] k2 = Requests.velocity(field, t + h / 2, moved(x, h / 2, k1));
        double[] k3 = Requests.velocity(field, t + h / 2, moved(x, h / 2, k2));
        double[] k4 = Requests.velocity(field, t + h, moved(x, h, k3));
        double[] next = x.clone();
        for (int i = 0; i < x.length; i++) {
            next[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
        return next;
    }

    /** Returns x + h v. */
    private static double[] moved(double[] x, double h, double[] v) {
        double[] moved = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            moved[i] = x[i] + h * v[i];
        }
        return moved;
    }
}
