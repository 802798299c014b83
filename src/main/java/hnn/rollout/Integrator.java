package hnn.rollout;

import hnn.phase.Field;
import hnn.phase.Trajectory;

/** A method that follows dx/dt = f(t, x) from a start. A lambda is one too. */
@FunctionalInterface
public interface Integrator {

    /**
     * Returns the states at the times asked for.
     *
     * @param field the field to follow
     * @param start the state at the first time, length 2n
     * @param times at least two, all rising or all falling
     * @return the trajectory; its first state is the start
     * @throws IllegalArgumentException if the start is odd in length or not finite, or the times do not run one way
     * @throws RolloutException if the path cannot be followed to the end
     */
    Trajectory integrate(Field field, double[] start, double[] times);
}
