package hnn.shooting;

import ai.djl.ndarray.types.Shape;
import hnn.network.FieldBlock;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.training.Checkpointing;
import hnn.training.Progress;
import hnn.training.Trained;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import hnn.training.TrainingUnits;
import java.util.List;

/** Fits networks to paths that have no velocities, as {@link Training} fits them to samples. */
public final class PathTraining {

    private PathTraining() {}

    /** Trains a block with progress shown where the code runs; see the longest form. */
    public static <F extends Field> Trained<F> train(
            FieldBlock<F> block, PathData data, Segments segments, TrainingSettings settings) {
        return train(block, data, segments, settings, Progress.here(), null);
    }

    /**
     * Trains a block on paths: the field is followed from the start of each segment through its other states, and the mean
     * squared
     * distance to them is minimized.
     *
     * @param settings how; a batch is so many segments
     * @param progress is told of each step; the test loss is that of segments that begin where they were seen to begin
     * @param checkpoints where the training is kept and resumed from; null for nowhere
     * @throws IllegalArgumentException if a path is shorter than a segment
     * @throws hnn.training.DivergedException if the loss is no longer finite
     */
    public static <F extends Field> Trained<F> train(FieldBlock<F> block, PathData data, Segments segments,
            TrainingSettings settings, Progress progress, Checkpointing checkpoints) {
        var units = TrainingUnits.of(block, settings, data::scaling);
        List<Trajectory> train = segments.cut(PathData.in(units.scaling(), data.train()));
        List<Trajectory> test = segments.cut(PathData.in(units.scaling(), data.test()));
        int observed = segments.observed(data.dimension());
        var shooting =
                new ShootingBlock<>(block, segments.method(), segments.steps(), train.size(), data.dimension(), observed);
        return Training.train(shooting, " along paths",
                List.of(new Shape(1, data.dimension()), new Shape(1, segments.points() - 1)),
                manager -> PathObjective.of(manager, train, test, observed, segments.learnedStarts(), shooting.loss()), units,
                settings,
                progress, checkpoints);
    }
}
