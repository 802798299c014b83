package hnn.rollout;

import hnn.Cores;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import java.util.List;

/** A way to follow dx/dt = f(t, x) from a start. A lambda is one too; for a method of steps, see {@link StepMethod}. */
@FunctionalInterface
public interface Integrator {

    /**
     * Returns the states at the times asked for; the first is the start.
     *
     * @param start the state at the first time, length 2n
     * @param times at least two, all rising, or all falling to go back
     * @throws IllegalArgumentException if the start is odd in length where the field has an H, or not finite, the times do not
     *     run one way, or the method is not for such a field
     * @throws RolloutException if the path cannot be followed to the end; it keeps the part that could
     */
    Trajectory integrate(Field field, double[] start, double[] times);

    /**
     * Follows the field from many starts, on all cores. Returns the trajectories in the order of the starts.
     *
     * @param starts at least one, all of one length
     * @throws RolloutException if one path cannot be followed to the end
     */
    default List<Trajectory> integrate(Field field, List<double[]> starts, double[] times) {
        return Cores.map(starts, start -> integrate(field, start, times));
    }

    /** Follows the field to the last time, then back. Returns what the start has become. */
    default double[] thereAndBack(Field field, double[] start, double[] times) {
        double[] back = new double[times.length];
        for (int i = 0; i < back.length; i++) {
            back[i] = times[times.length - 1 - i];
        }
        return integrate(field, integrate(field, start, times).end(), back).end();
    }
}
