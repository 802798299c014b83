package hnn.pixel;

import ai.djl.ndarray.types.Shape;
import hnn.phase.Field;
import hnn.training.Checkpointing;
import hnn.training.Progress;
import hnn.training.Trained;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.util.List;

/** Fits models to frames, as {@link Training} fits networks to samples. */
public final class FrameTraining {

    private FrameTraining() {}

    /** Trains a model with progress shown where the code runs; see the longest form. */
    public static <F extends Field> Trained<LatentModel<F>> train(
            LatentBlock<F> block, FrameDataset data, TrainingSettings settings) {
        return train(block, data, settings, Progress.here(), null);
    }

    /** Trains a model without a checkpoint; see the longest form. */
    public static <F extends Field> Trained<LatentModel<F>> train(
            LatentBlock<F> block, FrameDataset data, TrainingSettings settings, Progress progress) {
        return train(block, data, settings, progress, null);
    }

    /**
     * Trains a model of frames and copies it out. The history has {@link LatentLoss}'s parts beside the whole loss.
     *
     * @param block the encoder, the decoder and the dynamics between
     * @param data what to learn from
     * @param settings how
     * @param progress is told of each step
     * @param checkpoints where the training is kept and resumed from; null for nowhere
     * @return the learned model, a field on its latent plane, and the history
     * @throws IllegalArgumentException if the block is for frames of another size
     * @throws hnn.training.DivergedException if the loss is no longer finite
     */
    public static <F extends Field> Trained<LatentModel<F>> train(LatentBlock<F> block, FrameDataset data,
            TrainingSettings settings, Progress progress, Checkpointing checkpoints) {
        var loss = new LatentLoss();
        return Training.train(block, " of frames", loss, List.of(new Shape(2, 1, data.pairPixels())),
                manager -> new FrameObjective(manager, data, loss), settings, progress, checkpoints);
    }
}
