package hnn.shooting;

import hnn.Arguments;
import hnn.phase.Trajectory;
import java.util.ArrayList;
import java.util.List;

/**
 * How paths are cut into segments for the loss along trajectories, and followed in each.
 *
 * <p>A segment should be well below a period: half of one works. In a segment of about a whole one, standing still in the middle
 * of
 * the path is not much worse than any wrong motion, and the training stays there.
 *
 * @param points k, the states in a segment, at least 2; two neighbors share one
 * @param method takes the steps
 * @param steps of the method between two states
 * @param positionsAlone whether only the first half of a state was observed, and the second is an estimate to begin with
 * @param learnedStarts whether the first state of each segment is learned, too, as noisy data requires
 */
public record Segments(int points, UnrolledMethod method, int steps, boolean learnedStarts, boolean positionsAlone) {

    public Segments {
        Arguments.atLeast("points", 2, points);
        Arguments.atLeast("steps", 1, steps);
    }

    /** Makes segments of states that were observed as a whole. */
    public Segments(int points, UnrolledMethod method, int steps, boolean learnedStarts) {
        this(points, method, steps, learnedStarts, false);
    }

    /** Makes segments of so many points, followed by one step of Runge-Kutta 4 from each to the next, with learned starts. */
    public static Segments of(int points) {
        return new Segments(points, UnrolledMethod.rungeKutta4(), 1, true);
    }

    /**
     * Returns the same segments for states (q, v) of which v was not observed: the loss is taken over q, and v at the start of each
     * segment is learned.
     */
    public Segments ofPositionsAlone() {
        return new Segments(points, method, steps, true, true);
    }

    /** Returns how many of the numbers of a state were observed. */
    int observed(int dimension) {
        return positionsAlone ? dimension / 2 : dimension;
    }

    /** Cuts paths as long as a segment or longer. The last segment of a path reaches back where it would be too short. */
    List<Trajectory> cut(List<Trajectory> paths) {
        List<Trajectory> segments = new ArrayList<>();
        for (Trajectory path : paths) {
            Arguments.require(path.size() >= points,
                    "a path from t = %s has %d points, fewer than a segment of %d: make segments shorter, or leave the path out",
                    path.times()[0], path.size(), points);
            for (int from = 0; from < path.size() - 1; from += points - 1) {
                int end = Math.min(path.size(), from + points);
                segments.add(path.part(end - points, end));
            }
        }
        return segments;
    }
}
