package hnn.experiment;

import hnn.file.CheckpointException;
import hnn.file.Checkpoints;
import hnn.own.PendulumRecordings;
import hnn.sweep.Grid;
import hnn.sweep.Result;
import hnn.sweep.Settings;
import hnn.training.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One training of {@link PaperTable}, as a job: what it is told, and what it does in the process that it is sent to. */
final class TableRun {

    static final String EXPERIMENT = "experiment";
    static final String MODEL = "model";
    private static final String KEPT = "kept";
    private static final String DATA = "data";
    /** Every so many steps a training is kept: the longest have ten times as many. */
    private static final int STEPS_KEPT = 1000;

    private TableRun() {}

    /**
     * Returns what a training is told.
     *
     * @param unfinished the folder where it is kept until it is done
     */
    static Grid.Point point(Experiment experiment, String model, int seed, Path unfinished) {
        return new Grid.Point(new Settings(Map.of(EXPERIMENT, experiment.title(), MODEL, model,
                KEPT, unfinished.toAbsolutePath().toString(), DATA, System.getProperty(PendulumRecordings.VARIABLE, ""))), seed);
    }

    /** Returns the experiment that a training is of. */
    static Experiment experiment(List<Experiment> all, Settings settings) {
        return all.stream().filter(one -> one.title().equals(settings.text(EXPERIMENT))).findFirst().orElseThrow(
                () -> new IllegalArgumentException("there is no experiment " + settings.text(EXPERIMENT)));
    }

    /** Trains and measures; a training that was stopped goes on where it was last kept. */
    static Result of(PaperTable.Source every, Settings settings, long seed) {
        if (!settings.text(DATA).isEmpty()) {
            System.setProperty(PendulumRecordings.VARIABLE, settings.text(DATA));
        }
        Experiment experiment = experiment(every.get(), settings);
        Path kept =
                Path.of(settings.text(KEPT), String.join(" ", experiment.title(), settings.text(MODEL), seed + ".checkpoint"));
        Measured result;
        try {
            result = measured(experiment, settings, seed, kept);
        } catch (CheckpointException e) {
            forget(kept);
            result = measured(experiment, settings, seed, kept);
        }
        forget(kept);
        return Result.of("name", result.model()).and("train", result.trainLoss().mean()).and("test", result.testLoss().mean())
                .and("energy", result.rollout().energy().mean()).and("median", result.rollout().energy().median())
                .and("coordinates", result.rollout().coordinates().mean()).and("training", result.trainingSeconds());
    }

    private static Measured measured(Experiment experiment, Settings settings, long seed, Path kept) {
        return experiment.run(settings.text(MODEL), Math.toIntExact(seed), Progress.silent(), new Checkpoints(kept, STEPS_KEPT));
    }

    /** Removes what was kept, a training's file or the folder where all are. */
    static void forget(Path kept) {
        try {
            Files.deleteIfExists(kept);
        } catch (DirectoryNotEmptyException e) {
            return; // others are under way
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
