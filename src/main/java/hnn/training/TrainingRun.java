package hnn.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.ParameterList;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import hnn.Arguments;
import hnn.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;

/** One training: step after step until the last one, an interrupt, or a test loss that falls no longer. */
final class TrainingRun {

    /** The engine can record one training at a time. One that was interrupted may still be in its last step. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final Loss loss;
    private final Shape[] inputs;
    private final Function<NDManager, Objective> samples;
    private final TrainingSettings settings;
    private final Progress progress;
    private final Checkpointing.Keeper keeper;
    private final RandomGenerator random;
    private Trainer trainer;
    private PyTorchAdam adam;
    private Objective objective;
    private History history;
    private BestWeights best;

    TrainingRun(Loss loss, List<Shape> inputs, Function<NDManager, Objective> samples, TrainingSettings settings,
            Progress progress,
            Checkpointing.Keeper keeper) {
        this.loss = loss;
        this.inputs = inputs.toArray(Shape[]::new);
        this.samples = samples;
        this.settings = settings;
        this.progress = progress;
        this.keeper = keeper;
        this.random = Seeds.stream(settings.seed(), "batch", 0);
    }

    /** Before the trainer does, whose configuration would put another initializer on the weights. */
    void initialize(Model model) {
        Arguments.require(model.getBlock() != null, "model has no block: call model.setBlock first");
        if (!model.getBlock().isInitialized()) {
            model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, inputs);
        }
    }

    History of(Model model) {
        ONE_AT_A_TIME.lock();
        try {
            initialize(model);
            var optimizer = new PyTorchAdam(settings.learningRate(), settings.weightDecay(), keeper.stepsDone());
            var config = new DefaultTrainingConfig(loss).optDevices(new Device[] {model.getNDManager().getDevice()})
                    .optOptimizer(optimizer);
            try (optimizer; Trainer owner = model.newTrainer(config)) {
                adam = optimizer;
                trainer = owner;
                trainer.initialize(inputs);
                return run();
            }
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private History run() {
        objective = samples.apply(trainer.getManager());
        history = new History(trainer.getModel().getName(), objective.parts(), objective.variances());
        ParameterList parameters = trainer.getModel().getBlock().getParameters();
        try (var kept = settings.patience() == 0 ? null : new BestWeights(parameters.values(), settings.patience())) {
            best = kept;
            keeper.restore(trainer, adam, best, objective, history);
            int done = keeper.stepsDone();
            for (int step = 1; step <= done; step++) {
                drawRows(); // what was drawn before the stop is drawn again, and so what follows is the same
            }
            if (best != null) {
                best.resume(history, this::isRegular);
            }
            try {
                if (done < settings.steps() && !(best != null && done > 0 && best.isStale(done))) {
                    go(done, parameters);
                }
            } finally {
                if (best != null) {
                    history.setKeptStep(best.restore());
                }
            }
        }
        return history;
    }

    private void go(int done, ParameterList parameters) {
        double[] testParts = objective.test(trainer);
        double before = keeper.secondsBefore();
        long begin = System.nanoTime();
        boolean last = false;
        for (int step = done + 1; !last; step++) {
            double[] trainParts = step(step, parameters);
            boolean interrupted = Thread.currentThread().isInterrupted() && step < settings.steps();
            last = interrupted || step == settings.steps();
            boolean recorded = last || isRegular(step);
            if (recorded) {
                testParts = objective.test(trainer);
                if (best != null && isRegular(step)) {
                    best.see(step, sum(testParts));
                    last |= best.isStale(step);
                }
            }
            var update = new TrainingUpdate(trainer.getModel().getName(), step, settings.steps(), sum(trainParts), sum(testParts),
                    before + (System.nanoTime() - begin) * 1e-9, last);
            if (recorded) {
                history.record(update, trainParts, testParts);
            }
            progress.report(update);
            keeper.save(trainer, adam, best, update, history);
            history.setInterrupted(interrupted);
        }
    }

    /** Tells whether the history has a row of a step even if nothing is interrupted. */
    private boolean isRegular(int step) {
        return step == 1 || step % settings.recordEvery() == 0 || step == settings.steps();
    }

    /** One update. Everything native that the step makes is gone when it ends. */
    private double[] step(int step, ParameterList parameters) {
        adam.setLearningRate(settings.rateAt(step));
        try (NDManager memory = trainer.getManager().newSubManager()) {
            double[] parts = objective.backward(trainer, drawRows(), memory);
            if (!Double.isFinite(sum(parts))) {
                throw new DivergedException(String.format(
                        "the loss is %s in step %d of %d: lower the learning rate (now %s) or look at the data",
                        sum(parts), step, settings.steps(), settings.rateAt(step)));
            }
            adam.update(parameters);
            return parts;
        }
    }

    /** Returns the samples of the next batch, or null for all in order. */
    private int[] drawRows() {
        return settings.batchSize() >= objective.size() ? null
                : IntStream.generate(() -> random.nextInt(objective.size())).limit(settings.batchSize()).toArray();
    }

    private static double sum(double[] parts) {
        return Arrays.stream(parts).sum();
    }
}
