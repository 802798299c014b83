package hnn.analysis;

import hnn.Arguments;
import hnn.metric.Estimate;
import hnn.metric.Squares;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.rollout.Integrator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a rollout is from the true one, in parts of the motion: for fields with friction, whose energy is no measure.
 *
 * <pre>
 *   sqrt(mean over times of |x - x_true|^2) / sqrt(mean over times of |x_true|^2)
 * </pre>
 */
public final class RelativeError {

    private RelativeError() {}

    /**
     * Rolls a field and the truth from the same starts; the estimate is over starts.
     *
     * @throws hnn.rollout.RolloutException if a path cannot be followed
     */
    public static Estimate of(Field truth, Field field, List<double[]> starts, double[] times, Integrator integrator) {
        List<Trajectory> right = integrator.integrate(truth, starts, times);
        List<Trajectory> other = integrator.integrate(field, starts, times);
        return Estimate.of(IntStream.range(0, starts.size()).mapToDouble(i -> along(right.get(i), other.get(i))).toArray());
    }

    /** Compares one path with the true one, which is as long and leaves the origin. */
    public static double along(Trajectory truth, Trajectory path) {
        Arguments.require(truth.size() == path.size(), "path must have as many states as truth, %d, not %d",
                truth.size(), path.size());
        double error = 0;
        double motion = 0;
        double[] origin = new double[truth.dimension()];
        for (int i = 0; i < truth.size(); i++) {
            error += Squares.meanDifference(truth.states()[i], path.states()[i]);
            motion += Squares.meanDifference(truth.states()[i], origin);
        }
        Arguments.require(motion > 0, "truth never leaves the origin: there is nothing to measure by");
        return Math.sqrt(error / motion);
    }
}
