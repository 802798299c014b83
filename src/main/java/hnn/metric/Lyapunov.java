package hnn.metric;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.rollout.Integrator;

/**
 * The largest Lyapunov exponent: how fast paths part that begin next to each other, per unit of time. Above 0 the motion is
 * chaotic; 1 over it is the Lyapunov time.
 *
 * <p>Two paths begin 1e-7 apart. After each unit of time the growth of their distance is taken down, and the second is
 * brought back to 1e-7 from the first in the direction it has; the exponent is the mean of the logarithms.
 *
 * <p>Source: Benettin, Galgani, Strelcyn 1976, Physical Review A 14, 2338.
 */
public final class Lyapunov {

    private static final double APART = 1e-7;

    private Lyapunov() {}

    /**
     * Measures the exponent along a path.
     *
     * @param field what is followed
     * @param start where the path begins, length 2n
     * @param duration how many units of time; the exponent of a regular path falls with 1 over it, not to 0
     * @param integrator follows both paths, to better than 1e-10
     */
    public static double largest(Field field, double[] start, int duration, Integrator integrator) {
        Arguments.atLeast("duration", 1, duration);
        double[] one = start.clone();
        double[] other = start.clone();
        other[0] += APART;
        double sum = 0;
        for (int t = 0; t < duration; t++) {
            double[] times = {t, t + 1};
            one = integrator.integrate(field, one, times).end();
            other = integrator.integrate(field, other, times).end();
            double distance = Squares.distance(one, other);
            sum += Math.log(distance / APART);
            for (int i = 0; i < one.length; i++) {
                other[i] = one[i] + (other[i] - one[i]) * APART / distance;
            }
        }
        return sum / duration;
    }
}
