package hnn.training;

import hnn.Arguments;

/**
 * How a network is trained.
 *
 * @param steps how many updates
 * @param batchSize samples in each, drawn anew with replacement; all samples in order where it is not below their number
 * @param learningRate Adam's step size
 * @param coolDown the part of the steps, at the end, over which the rate falls to 0 in a straight line; 0 keeps it constant,
 *     as the paper does
 * @param weightDecay added to the gradient times the weight
 * @param recordEvery steps between two rows of the history
 * @param seed decides the batches
 */
public record TrainingSettings(
        int steps, int batchSize, double learningRate, double coolDown, double weightDecay, int recordEvery, long seed) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public TrainingSettings {
        Arguments.atLeast("steps", 1, steps);
        Arguments.atLeast("batchSize", 1, batchSize);
        Arguments.positive("learningRate", learningRate);
        Arguments.require(coolDown >= 0 && coolDown <= 1, "coolDown must be from 0 to 1, not %s", coolDown);
        Arguments.notNegative("weightDecay", weightDecay);
        Arguments.atLeast("recordEvery", 1, recordEvery);
    }

    /** Makes settings with a constant learning rate. */
    public TrainingSettings(
            int steps, int batchSize, double learningRate, double weightDecay, int recordEvery, long seed) {
        this(steps, batchSize, learningRate, 0, weightDecay, recordEvery, seed);
    }

    /** The paper's setting for tasks 1 and 2: 2000 steps over all samples, rate 1e-3, decay 1e-4. */
    public static TrainingSettings paper() {
        return new TrainingSettings(2000, Integer.MAX_VALUE, 1e-3, 1e-4, 10, 0);
    }

    /** Returns the same settings with another number of steps. */
    public TrainingSettings withSteps(int other) {
        return new TrainingSettings(other, batchSize, learningRate, coolDown, weightDecay, recordEvery, seed);
    }

    /** Returns the same settings with another batch size. */
    public TrainingSettings withBatchSize(int other) {
        return new TrainingSettings(steps, other, learningRate, coolDown, weightDecay, recordEvery, seed);
    }

    /** Returns the same settings with another learning rate. */
    public TrainingSettings withLearningRate(double other) {
        return new TrainingSettings(steps, batchSize, other, coolDown, weightDecay, recordEvery, seed);
    }

    /** Returns the same settings with another weight decay. */
    public TrainingSettings withWeightDecay(double other) {
        return new TrainingSettings(steps, batchSize, learningRate, coolDown, other, recordEvery, seed);
    }

    /** Returns the same settings with another seed. */
    public TrainingSettings withSeed(long other) {
        return new TrainingSettings(steps, batchSize, learningRate, coolDown, weightDecay, recordEvery, other);
    }

    /** Returns the same settings with another cool-down. */
    public TrainingSettings withCoolDown(double other) {
        return new TrainingSettings(steps, batchSize, learningRate, other, weightDecay, recordEvery, seed);
    }

    /** Returns the learning rate of a step, from 1 on. */
    double rateAt(int step) {
        double left = steps - step + 1;
        return learningRate * Math.min(1, left / Math.max(1, coolDown * steps));
    }
}
