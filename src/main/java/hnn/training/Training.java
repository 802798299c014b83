package hnn.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import hnn.Arguments;
import hnn.Native;
import hnn.Seeds;
import hnn.data.Dataset;
import hnn.network.FieldBlock;
import hnn.phase.Field;
import org.hipparchus.random.RandomGenerator;
import tech.tablesaw.api.Table;

/** Fits a field block to samples of a field. */
public final class Training {

    private Training() {}

    /** Trains a block with progress shown where the code runs; see {@link #train(FieldBlock, Dataset, TrainingSettings, Progress)}. */
    public static <F extends Field> Trained<F> train(FieldBlock<F> block, Dataset data, TrainingSettings settings) {
        return train(block, data, settings, Progress.here());
    }

    /**
     * Trains a block and copies it out. The block's native memory is released before the call returns.
     *
     * <p>When the thread is interrupted, the training stops after the current step and what was learned is returned.
     *
     * @param block an {@code HamiltonianBlock} or {@code BaselineBlock} around an {@code Mlp}
     * @param data what to learn from
     * @param settings how
     * @param progress who is told
     * @return the learned field and the history
     * @throws UnsupportedOperationException if the block cannot be copied to plain arrays
     * @throws DivergedException if the loss is no longer finite
     */
    public static <F extends Field> Trained<F> train(
            FieldBlock<F> block, Dataset data, TrainingSettings settings, Progress progress) {
        Native.prepare();
        try (Model model = Model.newInstance(block.name(), Device.cpu(), "PyTorch")) {
            model.setBlock(block);
            block.initialize(model.getNDManager(), DataType.FLOAT32, new Shape(1, data.dimension()));
            block.toField(); // a block that cannot be copied shall fail before the training, not after it
            Table history = train(model, data, settings, progress);
            boolean interrupted = history.intColumn("step").get(history.rowCount() - 1) < settings.steps();
            return new Trained<>(block.toField(), history, interrupted);
        }
    }

    /**
     * Trains the block of a model and leaves the model open, to be saved or trained on.
     *
     * @param model its block is initialized, or is a field block that can be
     * @return the history, with the columns step, train loss, test loss, seconds
     * @throws DivergedException if the loss is no longer finite
     */
    public static Table train(Model model, Dataset data, TrainingSettings settings, Progress progress) {
        var adam = new PyTorchAdam(settings.learningRate(), settings.weightDecay());
        TrainingConfig config = new DefaultTrainingConfig(Loss.l2Loss("mean squared error", 1))
                .optDevices(new Device[] {model.getNDManager().getDevice()})
                .optOptimizer(adam);
        initialize(model, data);
        try (Trainer trainer = model.newTrainer(config)) {
            trainer.initialize(new Shape(1, data.dimension()));
            Tensors train = Tensors.of(trainer.getManager(), data.train());
            Tensors test = Tensors.of(trainer.getManager(), data.test());
            return loop(trainer, adam, train, test, settings, progress);
        }
    }

    /** Before the trainer does, whose configuration would put another initializer on the weights. */
    private static void initialize(Model model, Dataset data) {
        Arguments.require(model.getBlock() != null, "model has no block: call model.setBlock first");
        if (!model.getBlock().isInitialized()) {
            model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, new Shape(1, data.dimension()));
        }
    }

    private static Table loop(Trainer trainer, PyTorchAdam adam, Tensors train, Tensors test,
            TrainingSettings settings, Progress progress) {
        RandomGenerator random = Seeds.stream(settings.seed(), "batch", 0);
        var history = new History();
        double testLoss = testLoss(trainer, test);
        long begin = System.nanoTime();
        for (int step = 1; step <= settings.steps(); step++) {
            adam.setLearningRate(settings.rateAt(step));
            double loss = step(trainer, train, settings.batchSize(), random);
            requireFinite(loss, step, settings);
            boolean last = step == settings.steps() || Thread.currentThread().isInterrupted();
            boolean recorded = last || step == 1 || step % settings.recordEvery() == 0;
            if (recorded) {
                testLoss = testLoss(trainer, test);
            }
            double seconds = (System.nanoTime() - begin) * 1e-9;
            var update = new TrainingUpdate(
                    trainer.getModel().getName(), step, settings.steps(), loss, testLoss, seconds, last);
            if (recorded) {
                history.record(update);
            }
            progress.report(update);
            if (last) {
                break;
            }
        }
        return history.toTable(trainer.getModel().getName());
    }

    /** One update. Everything native that the step makes is gone when it ends. */
    private static double step(Trainer trainer, Tensors data, int batchSize, RandomGenerator random) {
        try (NDManager memory = trainer.getManager().newSubManager()) {
            Tensors batch = data.batch(memory, batchSize, random);
            NDArray loss;
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                loss = trainer.getLoss().evaluate(batch.labels(), trainer.forward(batch.inputs()));
                gradients.backward(loss);
            }
            trainer.step();
            return loss.getFloat();
        }
    }

    private static double testLoss(Trainer trainer, Tensors test) {
        try (NDManager memory = trainer.getManager().newSubManager()) {
            Tensors all = test.batch(memory, Integer.MAX_VALUE, null);
            return trainer.getLoss().evaluate(all.labels(), trainer.evaluate(all.inputs())).getFloat();
        }
    }

    private static void requireFinite(double loss, int step, TrainingSettings settings) {
        if (!Double.isFinite(loss)) {
            throw new DivergedException(String.format(
                    "the loss is %s after %d of %d steps: lower the learning rate (now %s) or look at the data",
                    loss, step, settings.steps(), settings.learningRate()));
        }
    }
}
