package hnn.experiment;

import hnn.Arguments;
import hnn.data.DataSettings;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.experiment.TimedTrials.Outcome;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.sweep.Grid;
import hnn.sweep.Job;
import hnn.sweep.Jobs;
import hnn.sweep.Result;
import hnn.sweep.Workplace;
import hnn.system.MassSpring;
import hnn.training.Progress;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;

/** What sweeps of small trainings cost in processes of their own, from the command line. */
@Command(name = "environment/run sweeps", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Times many small trainings as jobs of a sweep, here or on a cluster, against the same one after the other.")
public final class SweepsCommand extends ResultsCommand {

    @Option(names = "--jobs", defaultValue = "1000", description = "How many trainings (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Mixin
    private WorkplaceOptions place;

    private SweepsCommand() {
        super("sweeps.csv");
    }

    /** Runs the command line. */
    public static void main(String[] arguments) {
        new SweepsCommand().run(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Arguments.atLeast("--jobs", 1, jobs);
        var kept = KeptTable.begun(csv, KeptTable.ofStrings("sweeps", "what", "mean", "each", "seconds"));
        Path folder = Files.createTempDirectory("hnn-sweeps");
        double[] alone = new double[jobs];
        TimedTrials.add(kept, jobs + " trainings one after the other, s", 1, seed -> seconds(
                () -> IntStream.range(0, jobs).forEach(k -> alone[k] = training(k))));
        var found = new Table[1];
        try (Workplace workplace = place.workplace()) {
            TimedTrials.add(kept, "the same as jobs of a sweep, s", 1, seed -> seconds(
                    () -> found[0] =
                            sweep(folder.resolve("trainings.jsonl"), workplace,
                                    (settings, k) -> Result.of("loss", training(k)))));
            TimedTrials.add(kept, "results that differ in a bit", 1, seed -> Outcome.timed(() -> differing(found[0], alone)));
            TimedTrials.add(kept, "a job that does nothing, its process used again, ms", 1, seed -> {
                Job nothing = (settings, k) -> Result.of("x", k);
                double all = seconds(() -> sweep(folder.resolve("nothing.jsonl"), workplace, nothing)).value();
                double first = seconds(() -> new Jobs(Grid.over("g", 1), folder.resolve("one.jsonl")).within(place.limits())
                        .watchedBy(update -> {}).run((settings, k) -> Result.of("y", k), workplace)).value();
                return new Outcome(1000 * (all - first) / jobs * Math.min(Runtime.getRuntime().availableProcessors(), jobs),
                        first);
            });
        }
        print(kept.table(), kept.table().selectColumns("what", "mean"));
        System.out.printf(Locale.ROOT, "%d processors; the results: %s%n", Runtime.getRuntime().availableProcessors(), csv);
        return 0;
    }

    private Table sweep(Path file, Workplace workplace, Job job) {
        return new Jobs(Grid.over("g", 1).withSeeds(jobs), file).within(place.limits()).watchedBy(update -> {
            if (update.finished() || (update.done() + update.failed()) % 100 == 0) {
                System.err.println(update.line());
            }
        }).run(job, workplace).sortOn(Grid.SEED);
    }

    private static Outcome seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begin) * 1e-9;
        return new Outcome(seconds, seconds);
    }

    private double differing(Table found, double[] alone) {
        Arguments.require(found.rowCount() == jobs, "%d of %d trainings failed", jobs - found.rowCount(), jobs);
        return IntStream.range(0, jobs).filter(k -> found.doubleColumn("loss").get(k) != alone[k]).count();
    }

    /** Task 1 with fewer samples, for 100 steps. */
    private static double training(long seed) {
        var data = TrajectoryData.generate(new MassSpring(), Starts.ring(0.1, 1), new DataSettings(25, 30, 3, 0.1, 0.5, seed));
        return Training.train(new HamiltonianBlock(new Mlp(2, 200, 1, seed)), data,
                new TrainingSettings(100, 400, 1e-3, 0, 50, seed), Progress.silent(), null).history().last("test loss");
    }
}
