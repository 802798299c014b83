package hnn.training;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.loss.Loss;
import hnn.Arguments;
import hnn.Native;
import hnn.TrainingDevice;
import hnn.data.Dataset;
import hnn.network.CopiedBlock;
import hnn.network.FieldBlock;
import hnn.network.MeanSquaredError;
import hnn.phase.Field;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Fits networks to samples of a field, or to frames.
 *
 * <p>Data far from 1 is taken to other units for the training, see {@link TrainingUnits}; what comes back is in those of the data. When
 * the thread is interrupted, a training stops after the current step, and what was learned is returned.
 */
public final class Training {

    private Training() {}

    /** Trains a block with progress shown where the code runs; see the form with a loss. */
    public static <F extends Field> Trained<F> train(FieldBlock<F> block, Dataset data, TrainingSettings settings) {
        return train(block, data, settings, Progress.here());
    }

    /** Trains a block without a checkpoint; see the form with a loss. */
    public static <F extends Field> Trained<F> train(
            FieldBlock<F> block, Dataset data, TrainingSettings settings, Progress progress) {
        return train(block, data, settings, progress, null);
    }

    /** Trains a block with the loss that it brings; see the form with a loss. */
    public static <F extends Field> Trained<F> train(FieldBlock<F> block, Dataset data, TrainingSettings settings,
            Progress progress, Checkpointing checkpoints) {
        return train(block, data, settings, block.loss(), progress, checkpoints);
    }

    /**
     * Trains a block with a loss of your own, with progress shown where the code runs; see the form with a loss.
     *
     * <pre>{@code Training.minimize((observed, predicted) -> predicted.sub(observed).abs().mean(), block, data, settings)}</pre>
     *
     * @param loss of the observed and the predicted dx/dt, both (batch, d), in units of the training ({@link TrainingUnits}): a single
     *     number
     */
    public static <F extends Field> Trained<F> minimize(
            BinaryOperator<NDArray> loss, FieldBlock<F> block, Dataset data, TrainingSettings settings) {
        return train(block, data, settings, new Loss("loss") {
            @Override
            public NDArray evaluate(NDList labels, NDList predictions) {
                return loss.apply(labels.get(0), predictions.get(0));
            }
        }, Progress.here(), null);
    }

    /**
     * Trains a block and copies it out.
     *
     * <p>The block keeps its trained weights and can be saved, or trained further with other data and settings. They are released
     * when nobody holds the block any longer.
     *
     * @param block a {@code HamiltonianBlock} or a {@code BaselineBlock} around any block, or another
     * @param loss labels are dx/dt, predictions what the block gives
     * @param checkpoints where the training is kept and resumed from; null for nowhere
     * @return the learned field and the history
     * @throws DivergedException if the loss is no longer finite
     * @throws RuntimeException if the checkpoint is broken or belongs to another training
     */
    public static <F extends Field> Trained<F> train(FieldBlock<F> block, Dataset data, TrainingSettings settings, Loss loss,
            Progress progress, Checkpointing checkpoints) {
        String name = block.name() + (loss.getName().equals(block.loss().getName()) ? "" : " with " + loss.getName());
        return train(block, fieldRun(block, data, settings, progress, checkpoints, name, loss));
    }

    /**
     * Trains any block that can be copied out, with an objective of its own; the history has its parts next to the whole loss.
     *
     * @param what is learned, with the block's name the mark of a checkpoint, for instance " of frames"
     * @param inputs the shapes of what the block takes
     * @param objective what is minimized; its samples are owned by the manager it is given
     * @param units those that the samples are in, which the block leaves after the training
     */
    public static <F extends Field> Trained<F> train(CopiedBlock<F> block, String what, List<Shape> inputs,
            Function<NDManager, Objective> objective, TrainingUnits units, TrainingSettings settings, Progress progress,
            Checkpointing checkpoints) {
        return train(block, new TrainingRun(inputs, objective, units, settings, progress,
                keeper(checkpoints, block.name() + what, settings)));
    }

    /**
     * Trains the block of a model and leaves the model open, to be saved or trained on.
     *
     * @param model its block is initialized, or is a field block that can be
     * @return the history
     * @throws DivergedException if the loss is no longer finite
     */
    public static History train(Model model, Dataset data, TrainingSettings settings, Progress progress) {
        Loss loss = model.getBlock() instanceof FieldBlock<?> block ? block.loss() : new MeanSquaredError();
        return fieldRun(model.getBlock(), data, settings, progress, null, model.getName(), loss).of(model);
    }

    private static TrainingRun fieldRun(Block block, Dataset data, TrainingSettings settings, Progress progress,
            Checkpointing checkpoints, String name, Loss loss) {
        var units = TrainingUnits.of(block, settings, data::scaling);
        return new TrainingRun(List.of(new Shape(1, data.dimension())),
                manager -> FieldObjective.of(manager, data.in(units.scaling()), loss), units, settings, progress,
                keeper(checkpoints, name, settings));
    }

    private static <F extends Field> Trained<F> train(CopiedBlock<F> block, TrainingRun run) {
        Native.prepare();
        try (Model model = Model.newInstance(block.name(), TrainingDevice.get(), "PyTorch");
                var weights = LastingWeights.of(block, model.getNDManager())) {
            model.setBlock(block);
            run.initialize(model);
            Arguments.require(!block.getParameters().isEmpty(), "the block %s has no weights: there is nothing to train",
                    block.name());
            block.toField(); // a block that cannot be copied should fail before the training, not after it
            History history = run.of(model);
            return new Trained<>(block.toField(), history, history.interrupted());
        }
    }

    private static Checkpointing.Keeper keeper(Checkpointing checkpoints, String what, TrainingSettings settings) {
        return (checkpoints == null ? Checkpointing.NONE : checkpoints).keeper(what, settings);
    }
}
