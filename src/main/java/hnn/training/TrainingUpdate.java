package hnn.training;

import java.util.Locale;

/**
 * How far a training is.
 *
 * @param steps in all
 * @param trainLoss the loss of the last step's batch
 * @param testLoss the latest loss over the test samples
 * @param seconds of training, those before a stop included
 * @param finished whether no further update will come
 */
public record TrainingUpdate(
        String name, int step, int steps, double trainLoss, double testLoss, double seconds, boolean finished) {

    /** Returns one line for a reader. */
    public String line() {
        return String.format(Locale.ROOT, "%-8s %5d/%d  train %.4e  test %.4e  %4.0f steps/s  %s",
                name, step, steps, trainLoss, testLoss, step / seconds,
                finished ? String.format(Locale.ROOT, "%.1f s in all", seconds)
                        : String.format(Locale.ROOT, "%.0f s left  ", seconds / step * (steps - step)));
    }
}
