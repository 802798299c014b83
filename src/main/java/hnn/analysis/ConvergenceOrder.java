package hnn.analysis;

import hnn.Arguments;
import hnn.metric.Squares;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince853;
import hnn.rollout.StepMethod;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * The order of a method, measured: the slope of log error over log step.
 *
 * @param steps falling
 * @param errors the distance to the exact state at the end, the root of the mean square over the starts, for each step
 * @param order the slope, over the errors above the round-off
 */
public record ConvergenceOrder(String method, double[] steps, double[] errors, double order) {

    /** Errors below this are round-off, and those of the exact path. */
    private static final double ROUND_OFF = 3e-12;
    private static final double REFINEMENT = Math.pow(2, 0.25);

    /**
     * Rolls a method with smaller and smaller steps, each about the fourth root of 2 smaller than the one before.
     *
     * @param starts several, since at a single one the leading term of the error may happen to be small
     * @param largest the largest step; small enough that the leading term of the error dominates
     * @param count how many steps are tried, at least 3
     * @throws IllegalArgumentException if fewer than three errors are above the round-off
     */
    public static ConvergenceOrder of(
            StepMethod method, Field field, List<double[]> starts, double duration, double largest, int count) {
        Arguments.atLeast("count", 3, count);
        double[] times = {0, duration};
        List<Trajectory> exact = DormandPrince853.reference().integrate(field, starts, times);
        // Only steps that divide the duration are taken, since others would be shortened.
        double[] steps = IntStream.range(0, count)
                .mapToDouble(i -> duration / Math.ceil(duration / largest * Math.pow(REFINEMENT, i))).toArray();
        double[] errors = new double[count];
        var slope = new SimpleRegression();
        for (int i = 0; i < count; i++) {
            errors[i] = distance(exact, method.every(steps[i]).integrate(field, starts, times));
            if (errors[i] > ROUND_OFF) {
                slope.addData(Math.log(steps[i]), Math.log(errors[i]));
            }
        }
        Arguments.require(slope.getN() >= 3, "only %d of %d errors of %s are above the round-off: take a larger step than %s",
                slope.getN(), count, method.facts().name(), largest);
        return new ConvergenceOrder(method.facts().name(), steps, errors, slope.getSlope());
    }

    private static double distance(List<Trajectory> exact, List<Trajectory> paths) {
        return Math.sqrt(IntStream.range(0, exact.size())
                .mapToDouble(k -> Squares.meanDifference(exact.get(k).end(), paths.get(k).end()) * exact.get(k).dimension())
                .average().orElseThrow());
    }
}
