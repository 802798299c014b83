package hnn.metric;

import hnn.phase.Field;
import hnn.rollout.Integrator;

/** Whether a rollout can be undone: forward, then back to the start. */
public final class Reversibility {

    private Reversibility() {}

    /**
     * Returns the distance between a start and what it has become there and back, |x' - x|, in the units of the state.
     *
     * @param field what is followed
     * @param start where it begins, length 2n
     * @param times the way there
     * @param integrator follows it
     */
    public static double distance(Field field, double[] start, double[] times, Integrator integrator) {
        double[] returned = integrator.thereAndBack(field, start, times);
        return Math.sqrt(Squares.meanDifference(start, returned) * start.length);
    }
}
