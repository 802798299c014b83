package hnn.endurance;

import hnn.data.DataSettings;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.experiment.Claim;
import hnn.experiment.Experiment;
import hnn.experiment.FieldExperiment;
import hnn.experiment.PaperTable;
import hnn.experiment.Published;
import hnn.experiment.RandomRollouts;
import hnn.file.Checkpoints;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.phase.Field;
import hnn.sweep.Grid;
import hnn.sweep.Jobs;
import hnn.sweep.Limits;
import hnn.sweep.Processes;
import hnn.sweep.Result;
import hnn.sweep.Workplace;
import hnn.system.MassSpring;
import hnn.training.Checkpointing;
import hnn.training.Progress;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/** A program that is killed: it does its work, goes on with what it finds of it, and writes what came out to a file at the end. */
public final class Victim {

    private Victim() {}

    /** Takes the kind of work and the folder for its files. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[1]);
        System.out.println("begun");
        Files.writeString(folder.resolve("result"), switch (arguments[0]) {
            case "training" ->
                Arrays.toString(training(0, 400, new Checkpoints(folder.resolve("kept"), 10)).at(0, new double[] {0.3, 0.4}));
            case "sweep" -> sweep(folder.resolve("sweep.jsonl"));
            default -> table(folder.resolve("table.csv"));
        });
    }

    private static Field training(long seed, int steps, Checkpointing checkpoints) {
        var data = TrajectoryData.generate(new MassSpring(), Starts.ring(0.1, 1), new DataSettings(25, 30, 3, 0.1, 0.5, seed));
        return Training.train(new HamiltonianBlock(new Mlp(2, 100, 1, seed)), data,
                new TrainingSettings(steps, 100, 1e-3, 0, 10, seed), Progress.silent(), checkpoints).field();
    }

    private static String sweep(Path file) {
        Table table = new Jobs(Grid.over("steps", 20, 40).withSeeds(15), file).watchedBy(update -> {})
                .run((settings, seed) -> Result.of("slope",
                        training(seed, (int) settings.number("steps"), null).at(0, new double[] {0.3, 0.4})[0]));
        Table sorted = table.sortOn("steps", "seed");
        return sorted.rowCount() + " " + sorted.doubleColumn("slope").asList();
    }

    private static List<Experiment> experiments() {
        var system = new MassSpring();
        Starts starts = Starts.ring(0.1, 1);
        return List.of(new FieldExperiment("01-small", system, seed -> TrajectoryData.generate(system, starts,
                new DataSettings(10, 10, 3, 0.1, 0.5, seed)), 50, new TrainingSettings(2500, 20, 1e-3, 0, 100, 0),
                new RandomRollouts(system, starts, 3, 1, 5), new Published(1, 1, 2), new Published(1, 1, 1),
                new Claim(Claim.Bounds.atMost(1e6), Claim.Bounds.atMost(1e-6), 1e6, 1e9, true), Experiment.SIMULATED));
    }

    private static String table(Path csv) throws InterruptedException {
        var table = new PaperTable(experiments(), 2, csv);
        try (Workplace processes = Processes.here()) {
            table.complete(Victim::experiments, line -> {}, processes, Limits.standard());
        }
        Table runs = table.eachRun().sortOn("model", "seed");
        return runs.rowCount() + " " + runs.doubleColumn("train").asList() + runs.doubleColumn("energy").asList();
    }
}
