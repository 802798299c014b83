package hnn.training;

import hnn.Arguments;

/**
 * How a network is trained.
 *
 * @param steps how many updates
 * @param batchSize samples in each, drawn anew with replacement; all samples in order where it is not below their number
 * @param learningRate Adam's step size
 * @param weightDecay added to the gradient times the weight
 * @param recordEvery steps between two rows of the history
 * @param seed decides the batches
 */
public record TrainingSettings(
        int steps, int batchSize, double learningRate, double weightDecay, int recordEvery, long seed) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public TrainingSettings {
        Arguments.atLeast("steps", 1, steps);
        Arguments.atLeast("batchSize", 1, batchSize);
        Arguments.positive("learningRate", learningRate);
        Arguments.notNegative("weightDecay", weightDecay);
        Arguments.atLeast("recordEvery", 1, recordEvery);
    }

    /** The paper's setting for tasks 1 and 2: 2000 steps over all samples, rate 1e-3, decay 1e-4. */
    public static TrainingSettings paper() {
        return new TrainingSettings(2000, Integer.MAX_VALUE, 1e-3, 1e-4, 10, 0);
    }

    /** Returns the same settings with another number of steps. */
    public TrainingSettings withSteps(int other) {
        return new TrainingSettings(other, batchSize, learningRate, weightDecay, recordEvery, seed);
    }

    /** Returns the same settings with another batch size. */
    public TrainingSettings withBatchSize(int other) {
        return new TrainingSettings(steps, other, learningRate, weightDecay, recordEvery, seed);
    }

    /** Returns the same settings with another learning rate. */
    public TrainingSettings withLearningRate(double other) {
        return new TrainingSettings(steps, batchSize, other, weightDecay, recordEvery, seed);
    }

    /** Returns the same settings with another weight decay. */
    public TrainingSettings withWeightDecay(double other) {
        return new TrainingSettings(steps, batchSize, learningRate, other, recordEvery, seed);
    }

    /** Returns the same settings with another seed. */
    public TrainingSettings withSeed(long other) {
        return new TrainingSettings(steps, batchSize, learningRate, weightDecay, recordEvery, other);
    }
}
