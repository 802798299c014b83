package hnn.pixel;

import ai.djl.ndarray.types.Shape;
import hnn.phase.Field;
import hnn.training.Checkpointing;
import hnn.training.Progress;
import hnn.training.Trained;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import hnn.training.TrainingUnits;
import java.util.List;

/** Fits models to frames, as {@link Training} fits networks to samples. */
public final class FrameTraining {

    private FrameTraining() {}

    /** Trains a model with progress shown where the code runs, and no checkpoint; see the longest form. */
    public static <F extends Field> Trained<LatentModel<F>> train(
            LatentBlock<F> block, FrameDataset data, TrainingSettings settings) {
        return train(block, data, settings, Progress.here(), null);
    }

    /**
     * Trains a model of frames and copies it out. The history has {@link LatentLoss}'s parts as well as the whole loss.
     *
     * @param progress is told of each step
     * @param checkpoints where the training is kept and resumed from; null for nowhere
     * @throws IllegalArgumentException if the block is for frames of another size
     * @throws hnn.training.DivergedException if the loss is no longer finite
     */
    public static <F extends Field> Trained<LatentModel<F>> train(LatentBlock<F> block, FrameDataset data,
            TrainingSettings settings, Progress progress, Checkpointing checkpoints) {
        return Training.train(block, " of frames", List.of(new Shape(block.window(), 1, data.pairPixels())),
                manager -> FrameObjective.of(manager, data, block.window()), TrainingUnits.NONE, settings, progress, checkpoints);
    }
}
