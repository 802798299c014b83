package hnn;

import hnn.phase.Trajectory;
import java.util.Arrays;

/** The exact motion of the mass-spring, q(t) = q_0 cos 2t + p_0 sin 2t and p(t) = p_0 cos 2t - q_0 sin 2t. */
public final class ExactSpring {

    private ExactSpring() {}

    /** Returns the path from the state (q_0, p_0) at time 0. */
    public static Trajectory solution(double[] start, double... times) {
        return new Trajectory(times, Arrays.stream(times).mapToObj(t -> new double[] {
            start[0] * Math.cos(2 * t) + start[1] * Math.sin(2 * t),
            start[1] * Math.cos(2 * t) - start[0] * Math.sin(2 * t)}).toArray(double[][]::new));
    }
}
