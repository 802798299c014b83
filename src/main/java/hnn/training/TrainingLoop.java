package hnn.training;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.ParameterList;
import ai.djl.training.Trainer;
import hnn.Seeds;
import java.util.Arrays;
import org.hipparchus.random.RandomGenerator;

/** Step after step until the last one, an interrupt, or a test loss that falls no longer. */
final class TrainingLoop implements AutoCloseable {

    private final Trainer trainer;
    private final PyTorchAdam adam;
    private final Objective objective;
    private final TrainingSettings settings;
    private final Progress progress;
    private final Checkpointing.Keeper keeper;
    private final History history;
    private final RandomGenerator random;
    private final ParameterList parameters;
    private final BestWeights best; // null without early stopping
    private double[] testParts;

    TrainingLoop(Trainer trainer, PyTorchAdam adam, Objective objective, TrainingSettings settings, Progress progress,
            Checkpointing.Keeper keeper) {
        this.trainer = trainer;
        this.adam = adam;
        this.objective = objective;
        this.settings = settings;
        this.progress = progress;
        this.keeper = keeper;
        this.history = new History(trainer.getModel().getName(), objective.parts(), objective.variances());
        keeper.restore(trainer, adam, objective, history);
        this.parameters = trainer.getModel().getBlock().getParameters();
        this.best = settings.patience() == 0 ? null : new BestWeights(parameters.values());
        this.random = Seeds.stream(settings.seed(), "batch", 0);
    }

    History run() {
        int done = keeper.stepsDone();
        for (int step = 1; step <= done; step++) {
            drawRows(); // what was drawn before the stop is drawn again, and so what follows is the same
        }
        if (done < settings.steps()) {
            go(done);
        }
        return history;
    }

    private void go(int done) {
        testParts = objective.test(trainer);
        double before = keeper.secondsBefore();
        long begin = System.nanoTime();
        boolean last = false;
        for (int step = done + 1; !last; step++) {
            adam.setLearningRate(settings.rateAt(step));
            double[] trainParts = step(step);
            boolean interrupted = Thread.currentThread().isInterrupted() && step < settings.steps();
            last = interrupted || step == settings.steps();
            boolean recorded = last || step == 1 || step % settings.recordEvery() == 0;
            if (recorded) {
                testParts = objective.test(trainer);
                last |= stale(step);
            }
            double seconds = before + (System.nanoTime() - begin) * 1e-9;
            var update = new TrainingUpdate(trainer.getModel().getName(), step, settings.steps(),
                    sum(trainParts), sum(testParts), seconds, last);
            if (recorded) {
                history.record(update, trainParts, testParts);
            }
            progress.report(update);
            keeper.save(trainer, adam, update, history);
            history.setInterrupted(interrupted);
        }
        if (best != null) {
            best.restore();
        }
    }

    /** Tells whether the test loss has not become smaller for too many steps. */
    private boolean stale(int step) {
        if (best == null) {
            return false;
        }
        best.see(step, sum(testParts));
        return best.stepsSince(step) >= settings.patience();
    }

    /** One update. Everything native that the step makes is gone when it ends. */
    private double[] step(int step) {
        try (NDManager memory = trainer.getManager().newSubManager()) {
            double[] values = objective.backward(trainer, drawRows(), memory);
            requireFinite(sum(values), step);
            adam.update(parameters);
            return values;
        }
    }

    /** Returns the samples of the next batch, or null for all in order. */
    private int[] drawRows() {
        if (settings.batchSize() >= objective.size()) {
            return null;
        }
        int[] rows = new int[settings.batchSize()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextInt(objective.size());
        }
        return rows;
    }

    private static double sum(double[] parts) {
        return Arrays.stream(parts).sum();
    }

    private void requireFinite(double loss, int step) {
        if (!Double.isFinite(loss)) {
            throw new DivergedException(String.format(
                    "the loss is %s after %d of %d steps: lower the learning rate (now %s) or look at the data",
                    loss, step, settings.steps(), settings.learningRate()));
        }
    }

    @Override
    public void close() {
        if (best != null) {
            best.close();
        }
    }
}
