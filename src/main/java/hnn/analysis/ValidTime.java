package hnn.analysis;

import hnn.Arguments;
import hnn.metric.Squares;
import hnn.phase.Trajectory;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long a rollout is of use: the time until its distance to the truth is a given part of the size of the motion.
 *
 * <pre>
 *   |x(t) - x_true(t)| / sqrt(mean over time of |x_true - mean x_true|^2)  &gt;  threshold
 * </pre>
 *
 * In a chaotic system, small displacements grow e-fold in a Lyapunov time, on average over a long path; the valid time is counted
 * in these. What a model does wrong adds to that growth: see {@link hnn.chaos.ErrorGrowth}. Source: the valid prediction time of
 * Pathak et al. 2018, Physical Review Letters 120, 024102.
 *
 * @param time from the start, in the unit of the path
 * @param ended whether the threshold was passed; else the rollout was of use to its end
 */
public record ValidTime(double time, boolean ended) {

    /** The threshold that is usual. */
    public static final double THRESHOLD = 0.4;

    /** Measures with the usual threshold. */
    public static ValidTime of(Trajectory truth, Trajectory path) {
        return of(truth, path, THRESHOLD);
    }

    /**
     * Measures a rollout.
     *
     * @param path has the times of the truth or the first of them, forward; where it ends, it is of no use after
     * @param threshold above 0
     */
    public static ValidTime of(Trajectory truth, Trajectory path, double threshold) {
        Arguments.positive("threshold", threshold);
        double[] times = path.times();
        Arguments.require(path.size() <= truth.size() && Arrays.equals(times, Arrays.copyOf(truth.times(), path.size())),
                "path must have the times of truth, or the first of them");
        Arguments.require(truth.size() > 1 && truth.times()[1] > truth.times()[0],
                "the valid time is counted forward, but the times run from %s to %s", times[0], times[times.length - 1]);
        double size = size(truth);
        for (int i = 0; i < path.size(); i++) {
            double distance = Squares.distance(truth.states()[i], path.states()[i]);
            if (distance > threshold * size) {
                return new ValidTime(times[i] - times[0], true);
            }
        }
        return new ValidTime(times[path.size() - 1] - times[0], path.size() < truth.size());
    }

    private static double size(Trajectory truth) {
        double sum = 0;
        for (int j = 0; j < truth.dimension(); j++) {
            double[] values = truth.coordinate(j);
            double mean = Arrays.stream(values).average().orElseThrow();
            sum += Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        }
        return Math.sqrt(sum);
    }

    /** Returns the time as a reader writes it, with a sign where it is a bound. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s%.1f", ended ? "" : "> ", time);
    }
}
