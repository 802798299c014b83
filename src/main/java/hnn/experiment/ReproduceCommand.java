package hnn.experiment;

import hnn.Native;
import hnn.data.Dataset;
import hnn.training.Progress;
import hnn.training.Trained;
import hnn.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;

/** Runs the experiments over seeds and writes what was measured beside the published numbers. */
@Command(name = "environment/run table", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Trains both models of each experiment over seeds and compares the means with the paper.")
public final class ReproduceCommand implements Callable<Integer> {

    @Option(names = "--seeds", defaultValue = "3", description = "How many seeds, from 0 on (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--csv", description = "Where each single result goes, as CSV.")
    private Path csv;

    /** Runs the command line. */
    public static void main(String[] arguments) {
        Native.prepare();
        System.exit(new CommandLine(new ReproduceCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (seeds < 1) {
            throw new CommandLine.ParameterException(new CommandLine(this), "--seeds must be at least 1, not " + seeds);
        }
        var runs = new SeedRuns();
        for (Experiment experiment : Experiments.all()) {
            for (long seed = 0; seed < seeds; seed++) {
                System.err.printf("%s, seed %d of 0 to %d%n", experiment.name(), seed, seeds - 1);
                run(experiment, seed, runs);
            }
        }
        Table means = runs.means();
        System.out.println(means.printAll());
        System.out.printf("%d processors%n", Runtime.getRuntime().availableProcessors());
        if (csv != null) {
            writeWhole(runs.toTable());
        }
        return 0;
    }

    private static void run(Experiment experiment, long seed, SeedRuns runs) {
        Dataset data = experiment.dataset(seed);
        Trained<?> baseline =
                Training.train(experiment.baseline(seed), data, experiment.training().withSeed(seed), Progress.here());
        runs.add(experiment, seed, ModelResult.of(experiment, data, baseline, seed), experiment.publishedBaseline());
        Trained<?> hnn =
                Training.train(experiment.hamiltonian(seed), data, experiment.training().withSeed(seed), Progress.here());
        runs.add(experiment, seed, ModelResult.of(experiment, data, hnn, seed), experiment.publishedHnn());
    }

    /** Writes beside the target and then moves, so that the file is never half written. */
    private void writeWhole(Table table) throws IOException {
        Path part = csv.resolveSibling(csv.getFileName() + ".part");
        Files.writeString(part, table.write().toString("csv"));
        Files.move(part, csv, StandardCopyOption.REPLACE_EXISTING);
        System.err.println("each result: " + csv);
    }
}
