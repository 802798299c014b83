package hnn.experiment;

import hnn.data.Dataset;
import hnn.metric.Estimate;
import hnn.metric.FieldError;
import hnn.metric.RolloutError;
import hnn.phase.Field;
import hnn.training.Trained;

/**
 * What was measured of one trained model.
 *
 * @param train against the training samples
 * @param test against the test samples, with the size of residual seen in training
 */
public record ModelResult(String model, FieldError train, FieldError test, RolloutError rollout, double trainingSeconds)
        implements Measured {

    /** Measures a model, on the data it was trained on, with an experiment's rollouts; the seed decides where these start. */
    public static ModelResult of(FieldExperiment experiment, Dataset data, Trained<?> trained, long seed) {
        Field field = trained.field();
        FieldError train = FieldError.of(field, data.train());
        return new ModelResult(trained.history().name(), train, FieldError.of(field, data.test(), train.rootMeanSquare()),
                experiment.rollouts().of(field, seed), trained.seconds());
    }

    @Override
    public Estimate trainLoss() {
        return train.meanSquare();
    }

    @Override
    public Estimate testLoss() {
        return test.meanSquare();
    }
}
