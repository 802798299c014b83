package hnn.bench;

import hnn.training.Progress;
import hnn.training.TrainingUpdate;
import java.util.Arrays;
import org.hipparchus.stat.descriptive.rank.Median;

/** The time of each step of a training. */
final class StepTimes implements Progress {

    private final double[] milliseconds;
    private double last;

    StepTimes(int steps) {
        milliseconds = new double[steps];
    }

    @Override
    public void report(TrainingUpdate update) {
        milliseconds[update.step() - 1] = 1e3 * (update.seconds() - last);
        last = update.seconds();
    }

    /** Returns the median in milliseconds from a step to another, which is left out: the very last has the test in it. */
    double median(int from, int to) {
        return new Median().evaluate(Arrays.copyOfRange(milliseconds, from, to));
    }

    /** Returns the mean in milliseconds from a step to another, which is not counted: it has the pauses in it, too. */
    double mean(int from, int to) {
        return Arrays.stream(milliseconds, from, to).average().orElseThrow();
    }
}
