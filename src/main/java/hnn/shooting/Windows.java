package hnn.shooting;

import hnn.Arguments;
import hnn.phase.Trajectory;
import java.util.ArrayList;
import java.util.List;

/**
 * How paths are cut into windows for the loss along trajectories, and followed in each.
 *
 * <p>A window should be well below a period: half of one works. In a window of about a whole one, standing still in the middle of
 * the path is not much worse than any wrong motion, and the training stays there.
 *
 * @param points k, the states in a window, at least 2; two neighbors share one
 * @param method takes the steps
 * @param steps of the method between two states
 * @param learnedStarts whether the first state of each window is learned, too, as noisy data requires
 */
public record Windows(int points, UnrolledMethod method, int steps, boolean learnedStarts) {

    public Windows {
        Arguments.atLeast("points", 2, points);
        Arguments.atLeast("steps", 1, steps);
    }

    /** Makes windows of so many points, followed by one step of Runge-Kutta 4 from each to the next, with learned starts. */
    public static Windows of(int points) {
        return new Windows(points, UnrolledMethod.rungeKutta4(), 1, true);
    }

    /** Cuts paths as long as a window or longer. The last window of a path reaches back where it would be too short. */
    List<Trajectory> cut(List<Trajectory> paths) {
        List<Trajectory> windows = new ArrayList<>();
        for (Trajectory path : paths) {
            Arguments.require(path.size() >= points, "a path has %d points, fewer than a window of %d: make it shorter",
                    path.size(), points);
            for (int from = 0; from < path.size() - 1; from += points - 1) {
                int end = Math.min(path.size(), from + points);
                windows.add(path.part(end - points, end));
            }
        }
        return windows;
    }
}
