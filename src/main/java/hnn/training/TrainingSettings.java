package hnn.training;

import hnn.Arguments;

/**
 * How a network is trained.
 *
 * @param steps how many updates
 * @param batchSize samples in each, drawn anew with replacement; all samples in order where it is not below their number
 * @param learningRate Adam's step size
 * @param schedule how the learning rate changes along the training
 * @param weightDecay added to the gradient times the weight
 * @param recordEvery steps between two rows of the history
 * @param patience early stopping: the training ends after so many steps without a smaller test loss (looked at in each
 *     row of the history), and the weights with the smallest are kept; 0 for a training that keeps its last weights
 * @param seed decides the batches
 * @param scaled whether states and times far from 1 are taken to other units for the training; see {@link hnn.phase.Scaling}
 */
public record TrainingSettings(int steps, int batchSize, double learningRate, Schedule schedule, double weightDecay,
        int recordEvery,
        int patience, long seed, boolean scaled) {

    /** Refuses what is out of range. */
    public TrainingSettings {
        Arguments.atLeast("steps", 1, steps);
        Arguments.atLeast("batchSize", 1, batchSize);
        Arguments.positive("learningRate", learningRate);
        Arguments.require(schedule != null, "schedule is null: take Schedule.constant()");
        Arguments.notNegative("weightDecay", weightDecay);
        Arguments.atLeast("recordEvery", 1, recordEvery);
        Arguments.atLeast("patience", 0, patience);
    }

    /** Makes settings with a constant learning rate and no early stopping. */
    public TrainingSettings(int steps, int batchSize, double learningRate, double weightDecay, int recordEvery, long seed) {
        this(steps, batchSize, learningRate, Schedule.constant(), weightDecay, recordEvery, 0, seed, true);
    }

    /** The paper's setting for tasks 1 and 2: 2000 steps over all samples, rate 1e-3, decay 1e-4. */
    public static TrainingSettings paper() {
        return new TrainingSettings(2000, Integer.MAX_VALUE, 1e-3, 1e-4, 10, 0);
    }

    /** Returns the same settings with another number of steps. */
    public TrainingSettings withSteps(int other) {
        return new TrainingSettings(other, batchSize, learningRate, schedule, weightDecay, recordEvery, patience, seed, scaled);
    }

    /** Returns the same settings with another batch size. */
    public TrainingSettings withBatchSize(int other) {
        return new TrainingSettings(steps, other, learningRate, schedule, weightDecay, recordEvery, patience, seed, scaled);
    }

    /** Returns the same settings with another learning rate. */
    public TrainingSettings withLearningRate(double other) {
        return new TrainingSettings(steps, batchSize, other, schedule, weightDecay, recordEvery, patience, seed, scaled);
    }

    /** Returns the same settings with another schedule. */
    public TrainingSettings withSchedule(Schedule other) {
        return new TrainingSettings(steps, batchSize, learningRate, other, weightDecay, recordEvery, patience, seed, scaled);
    }

    /** Returns the same settings with another weight decay. */
    public TrainingSettings withWeightDecay(double other) {
        return new TrainingSettings(steps, batchSize, learningRate, schedule, other, recordEvery, patience, seed, scaled);
    }

    /** Returns the same settings with early stopping. */
    public TrainingSettings withPatience(int other) {
        return new TrainingSettings(steps, batchSize, learningRate, schedule, weightDecay, recordEvery, other, seed, scaled);
    }

    /** Returns the same settings with another seed. */
    public TrainingSettings withSeed(long other) {
        return new TrainingSettings(steps, batchSize, learningRate, schedule, weightDecay, recordEvery, patience, other, scaled);
    }

    /** Returns the same settings, for a training in the units of the data, whatever they are. */
    public TrainingSettings withoutScaling() {
        return new TrainingSettings(steps, batchSize, learningRate, schedule, weightDecay, recordEvery, patience, seed, false);
    }

    /** Returns the learning rate of a step, from 1 on. */
    double rateAt(int step) {
        return learningRate * schedule.factor(step, steps);
    }
}
