package hnn.jupyter;

import java.util.Arrays;

/**
 * The losses along a training of any length: the first step, then the last of every so many. When there are too many, every
 * second one goes.
 */
final class LossCurve {

    /** An even number. */
    private static final int MOST = 400;

    private final double[] steps = new double[1 + MOST];
    private final double[] train = new double[1 + MOST];
    private final double[] test = new double[1 + MOST];
    private int count;
    private int every = 1;
    private int sinceFirst;

    /** Takes note of a step; the latest one is always there. */
    void add(double step, double trainLoss, double testLoss) {
        boolean begins = count == 0 || sinceFirst++ % every == 0;
        if (begins && count > MOST) {
            halve();
        }
        int at = begins ? count++ : count - 1;
        steps[at] = step;
        train[at] = trainLoss;
        test[at] = testLoss;
    }

    private void halve() {
        count = 1 + MOST / 2;
        every *= 2;
        for (int i = 1; i < count; i++) {
            steps[i] = steps[2 * i];
            train[i] = train[2 * i];
            test[i] = test[2 * i];
        }
    }

    double[] steps() {
        return Arrays.copyOf(steps, count);
    }

    double[] train() {
        return Arrays.copyOf(train, count);
    }

    double[] test() {
        return Arrays.copyOf(test, count);
    }
}
