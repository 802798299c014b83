package hnn.experiment;

import hnn.Arguments;
import hnn.experiment.BeyondThePaper.FromStates;
import hnn.experiment.BeyondThePaper.Model;
import hnn.metric.Estimate;
import hnn.own.PendulumRecordings;
import hnn.own.Recording;
import hnn.sweep.Grid;
import hnn.sweep.Result;
import hnn.sweep.Settings;
import hnn.training.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Results on friction, on noise and on the law, from the command line. */
@Command(name = "environment/run beyond", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Trains what goes beyond the paper over seeds: friction, states without velocities, the law read off. "
                + "Each result is kept as it comes; a command that was stopped is resumed.")
public final class BeyondCommand extends ResultsCommand {

    static final String DATA = "The real pendulum's recording: its file, zip or folder "
            + "(default: what the environment variable HNN_DATA names, else a stand-in).";

    private static final String TASK = "experiment";
    private static final String MODEL = "model";
    private static final String QUANTITY = "quantity";
    private static final String ENERGY = "error";
    private static final String CONSTANTS = "worst constant of the law";
    private static final String FROM_STATES = "task 1 from noisy states";
    private static final String PENDULUM = "task 2";

    @Option(names = "--seeds", defaultValue = "6", description = "How many seeds, from 0 on (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--data", description = DATA)
    private Path data;

    @Mixin
    private WorkplaceOptions place;

    private BeyondCommand() {
        super("beyond.csv");
    }

    /** What the models are trained on, and at most how large the mean error of the dissipative one may be. */
    private record Task(String name, double bound, OfModel error) {}

    /** A result of a model for a seed. */
    private interface OfModel {
        double value(Model model, long seed);
    }

    /** Runs the command line. */
    public static void main(String[] arguments) {
        new BeyondCommand().run(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Arguments.atLeast("--seeds", 1, seeds);
        String recording = data == null ? "" : data.toAbsolutePath().toString();
        List<Task> tasks = tasks(recording);
        Table friction = place.results(
                Grid.over(TASK, tasks.stream().map(Task::name).toArray(String[]::new))
                        .and(MODEL, Arrays.stream(Model.values()).map(Model::toString).toArray(String[]::new)).withSeeds(seeds),
                jobs(), (settings, seed) -> error(recording, settings, seed));
        Table laws = place.results(Grid.over(TASK, FROM_STATES, PENDULUM).and(MODEL, Experiment.HNN).withSeeds(seeds), jobs(),
                (settings, seed) -> law(settings.text(TASK), seed));
        Table all =
                KeptTable.ofStrings("beyond the paper", QUANTITY, MODEL, "median", "interval", "each seed", "bound on the mean",
                        "holds").insertColumn(4, DoubleColumn.create("coverage"));
        for (Task task : tasks) {
            for (Model model : Model.values()) {
                add(all, friction, task.name, ENERGY, model.toString(), task.name,
                        model == Model.DISSIPATIVE ? task.bound : Double.POSITIVE_INFINITY);
            }
        }
        add(all, laws, FROM_STATES, ENERGY, Experiment.HNN, FROM_STATES + ": energy error", 4.4e-4);
        add(all, laws, FROM_STATES, CONSTANTS, Experiment.HNN, FROM_STATES + ": " + CONSTANTS, 0.03);
        add(all, laws, PENDULUM, CONSTANTS, Experiment.HNN, PENDULUM + ": " + CONSTANTS, 0.03);
        write(all);
        print(all, all.selectColumns(QUANTITY, MODEL, "median", "interval"));
        System.out.printf(Locale.ROOT, "%d processors; the results: %s%n", Runtime.getRuntime().availableProcessors(), csv);
        return 0;
    }

    private static List<Task> tasks(String file) {
        Recording recording = recording(file);
        List<Task> all = new ArrayList<>();
        for (double noise : new double[] {0, 0.1}) {
            all.add(new Task("damped pendulum, noise " + noise + ": relative error over 10 periods",
                    noise == 0 ? 1e-2 : Double.POSITIVE_INFINITY,
                    (model, seed) -> BeyondThePaper.dampedPendulum(model, noise, seed)));
        }
        all.add(new Task("damped pendulum along paths, noise 0.1: relative error over 10 periods", Double.POSITIVE_INFINITY,
                (model, seed) -> BeyondThePaper.dampedAlongPaths(model, 0.1, seed)));
        all.add(new Task(recording.source() + ", central differences: energy error", 1.1e-3,
                (model, seed) -> BeyondThePaper.realPendulum(recording, model, seed)));
        return all;
    }

    private static Recording recording(String file) {
        return file.isEmpty() ? PendulumRecordings.find() : PendulumRecordings.read(Path.of(file));
    }

    private static Result error(String recording, Settings settings, long seed) {
        Task task = tasks(recording).stream().filter(one -> one.name.equals(settings.text(TASK))).findFirst().orElseThrow();
        Model model =
                Arrays.stream(Model.values()).filter(one -> one.toString().equals(settings.text(MODEL))).findFirst()
                        .orElseThrow();
        return Result.of(ENERGY, task.error.value(model, seed));
    }

    private static Result law(String task, long seed) {
        if (task.equals(PENDULUM)) {
            return Result.of(CONSTANTS,
                    BeyondThePaper.error(BeyondThePaper.pendulumLaw(seed), List.of("(1 - cos q)", "p^2"), 3, 1));
        }
        FromStates learned = BeyondThePaper.fromStates(seed, Progress.silent());
        return Result.of(ENERGY, learned.energy()).and(CONSTANTS,
                BeyondThePaper.error(learned.law(), List.of("q^2", "p^2"), 1, 1));
    }

    /** Adds a quantity: how it spreads over the seeds, and whether its mean is in its bound. */
    private static void add(Table all, Table results, String task, String cell, String model, String quantity, double bound) {
        double[] values = results.where(results.stringColumn(TASK).isEqualTo(task)
                .and(results.stringColumn(MODEL).isEqualTo(model))).sortOn(Grid.SEED).doubleColumn(cell).asDoubleArray();
        MedianInterval middle = MedianInterval.of(values);
        boolean bounded = Double.isFinite(bound);
        String holds = Estimate.of(values).mean() <= bound ? "yes" : "NO";
        KeptTable.append(all, quantity, model, Verdicts.number(middle.median()),
                Verdicts.number(middle.low()) + " to " + Verdicts.number(middle.high()), middle.coverage(),
                Arrays.stream(values).mapToObj(Verdicts::number).collect(Collectors.joining(" ")),
                bounded ? Verdicts.number(bound) : "", bounded ? holds : "");
    }
}
