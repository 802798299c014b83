package hnn.training;

import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.ParameterList;
import hnn.Arguments;
import hnn.Seeds;
import hnn.network.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;

/** One training: step after step until the last one, an interrupt, or a test loss that falls no longer. */
final class TrainingRun {

    private static final Map<Block, Lock> TURNS = new WeakHashMap<>();

    private final Shape[] inputs;
    private final Function<NDManager, Objective> samples;
    private final TrainingUnits units;
    private final TrainingSettings settings;
    private final Progress progress;
    private final Checkpointing.Keeper keeper;
    private final RandomGenerator random;
    private boolean isFresh;
    private Model model;
    private Shards shards;
    private PyTorchAdam adam;
    private Objective objective;
    private History history;
    private BestWeights best;

    TrainingRun(List<Shape> inputs, Function<NDManager, Objective> samples, TrainingUnits units, TrainingSettings settings,
            Progress progress, Checkpointing.Keeper keeper) {
        this.inputs = inputs.toArray(Shape[]::new);
        this.samples = samples;
        this.units = units;
        this.settings = settings;
        this.progress = progress;
        this.keeper = keeper;
        this.random = Seeds.stream(settings.seed(), "batch", 0);
    }

    void initialize(Model model) {
        Arguments.require(model.getBlock() != null, "model has no block: call model.setBlock first");
        if (!model.getBlock().isInitialized()) {
            isFresh = true;
            model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, inputs);
        }
    }

    /** Trains the block of a model. One at a time: a training of it that was interrupted may still be in its last step. */
    History of(Model trained) {
        initialize(trained);
        Lock turn = turn(trained.getBlock());
        try {
            model = trained;
            if (!isFresh) {
                units.enter(trained.getBlock());
            }
            ParameterList parameters = trained.getBlock().getParameters();
            parameters.values().forEach(parameter -> parameter.getArray().setRequiresGradient(parameter.requiresGradient()));
            try (NDManager memory = trained.getNDManager().newSubManager();
                    var optimizer = new PyTorchAdam(settings.learningRate(), settings.weightDecay(), keeper.stepsDone());
                    var parts = new Shards(trained.getBlock(), samples.apply(memory), memory, settings.batchSize());
                    var kept = settings.patience() == 0 ? null : new BestWeights(parameters.values(), settings.patience())) {
                objective = parts.objective();
                history = new History(trained.getName(), objective.parts(), objective.variances(), units.note());
                adam = optimizer;
                shards = parts;
                best = kept;
                run(parameters);
            } finally {
                units.leave(trained.getBlock());
            }
        } finally {
            turn.unlock();
        }
        return history;
    }

    /** Waits until nobody else trains a block. */
    private static Lock turn(Block block) {
        Lock turn;
        synchronized (TURNS) {
            turn = TURNS.computeIfAbsent(block, key -> new ReentrantLock());
        }
        try {
            if (!turn.tryLock()) {
                turn.lockInterruptibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the training did not begin: it was interrupted while another one trains its block");
        }
        return turn;
    }

    private void run(ParameterList parameters) {
        keeper.restore(model, adam, best, objective, history);
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

    private void go(int done, ParameterList parameters) {
        double[] testParts = shards.test();
        double before = keeper.secondsBefore();
        long begin = System.nanoTime();
        boolean last = false;
        for (int step = done + 1; !last; step++) {
            double[] trainParts = step(step, parameters);
            boolean interrupted = Thread.currentThread().isInterrupted() && step < settings.steps();
            last = interrupted || step == settings.steps();
            boolean recorded = last || isRegular(step);
            if (recorded) {
                if (!Weights.areFinite(model.getBlock())) {
                    throw diverged("a weight is no longer finite after", step);
                }
                testParts = shards.test();
                if (best != null && isRegular(step)) {
                    best.see(step, sum(testParts));
                    last |= best.isStale(step);
                }
            }
            var update = new TrainingUpdate(model.getName(), step, settings.steps(), sum(trainParts), sum(testParts),
                    before + (System.nanoTime() - begin) * 1e-9, last);
            if (recorded) {
                history.record(update, trainParts, testParts);
            }
            progress.report(update);
            keeper.save(model, adam, best, update, history);
            history.setInterrupted(interrupted);
        }
    }

    /** Tells whether the history has a row of a step even if nothing is interrupted. */
    private boolean isRegular(int step) {
        return step == 1 || step % settings.recordEvery() == 0 || step == settings.steps();
    }

    private double[] step(int step, ParameterList parameters) {
        adam.setLearningRate(settings.rateAt(step));
        double[] parts = shards.backward(drawRows());
        if (!Double.isFinite(sum(parts))) {
            throw diverged("the loss is " + sum(parts) + " in", step);
        }
        adam.update(parameters, shards.gradients());
        return parts;
    }

    private DivergedException diverged(String what, int step) {
        return new DivergedException(
                String.format(Locale.ROOT, "%s step %d of %d: lower the learning rate (now %s) or look at the data",
                        what, step, settings.steps(), settings.rateAt(step)));
    }

    /** Returns the samples of the next batch, or null for all in order. */
    private int[] drawRows() {
        int size = objective.train().size();
        return settings.batchSize() >= size ? null
                : IntStream.generate(() -> random.nextInt(size)).limit(settings.batchSize()).toArray();
    }

    private static double sum(double[] parts) {
        return Arrays.stream(parts).sum();
    }
}
