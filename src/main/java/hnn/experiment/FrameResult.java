package hnn.experiment;

import hnn.metric.Estimate;
import hnn.metric.RolloutError;
import hnn.pixel.CoordinateMap;
import hnn.pixel.FrameDataset;
import hnn.pixel.FrameError;
import hnn.pixel.GymPendulum;
import hnn.pixel.LatentModel;
import hnn.pixel.LatentRollouts;
import hnn.training.Trained;

/**
 * What was measured of one trained model of frames.
 *
 * @param train the loss on all training frames
 * @param test the loss on all test frames
 * @param variance of the training frames' pixels, the loss of a model that knows nothing
 * @param map to true coordinates, fitted to training frames
 * @param rollout from the first pairs of test trials
 */
public record FrameResult(String model, FrameError train, FrameError test, double variance, CoordinateMap map,
        RolloutError rollout, double trainingSeconds) implements Measured {

    /** Measures a model with the metrics of an experiment; the coordinates of the data it was trained on are known. */
    public static FrameResult of(FrameExperiment experiment, FrameDataset data, Trained<? extends LatentModel<?>> trained) {
        LatentModel<?> model = trained.field();
        var map = CoordinateMap.fit(model, data.train());
        var rollout = LatentRollouts.error(GymPendulum.ENERGY, model, map, data.test(), experiment.rollouts(), experiment.steps(),
                model.integrator());
        return new FrameResult(trained.history().name(), FrameError.of(model, data.train()), FrameError.of(model, data.test()),
                data.train().variance(), map, rollout, trained.seconds());
    }

    @Override
    public Estimate trainLoss() {
        return train.whole();
    }

    @Override
    public Estimate testLoss() {
        return test.whole();
    }
}
