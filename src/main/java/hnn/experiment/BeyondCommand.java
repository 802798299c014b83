package hnn.experiment;

import hnn.Arguments;
import hnn.analysis.InOrder;
import hnn.experiment.BeyondThePaper.FromStates;
import hnn.experiment.BeyondThePaper.Model;
import hnn.metric.Estimate;
import hnn.own.PendulumRecordings;
import hnn.own.Recording;
import hnn.training.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tech.tablesaw.api.DoubleColumn;

/** Results on friction, on noise and on the law, from the command line. */
@Command(name = "environment/run beyond", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Trains what goes beyond the paper over seeds: friction, states without velocities, the law read off.")
public final class BeyondCommand extends ResultsCommand {

    static final String DATA = "The real pendulum's recording: its file, zip or folder "
            + "(default: what the environment variable HNN_DATA names, else a stand-in).";

    @Option(names = "--seeds", defaultValue = "6", description = "How many seeds, from 0 on (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--data", description = DATA)
    private Path data;

    private final Map<Long, FromStates> fromStates = new ConcurrentHashMap<>();

    private BeyondCommand() {
        super("beyond.csv");
    }

    /** One quantity: what it is of, its bound (infinite for none), and its value for a seed. */
    private record Quantity(String what, String model, double bound, LongToDoubleFunction value) {}

    /** Runs the command line. */
    public static void main(String[] arguments) {
        new BeyondCommand().run(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Arguments.atLeast("--seeds", 1, seeds);
        var kept = KeptTable.begun(csv, KeptTable.ofStrings("beyond the paper", "quantity", "model", "median", "interval",
                "each seed", "bound on the mean", "holds").insertColumn(4, DoubleColumn.create("coverage")));
        for (Quantity quantity : quantities(data == null ? PendulumRecordings.find() : PendulumRecordings.read(data))) {
            System.err.print(quantity.what + ", " + quantity.model);
            List<Double> each = new ArrayList<>();
            InOrder.<Double>run(seeds, (seed, pieces) -> quantity.value.applyAsDouble(seed), value -> {
                System.err.print(" " + digits(value));
                each.add(value);
            });
            System.err.println();
            double[] values = each.stream().mapToDouble(Double::doubleValue).toArray();
            MedianInterval middle = MedianInterval.of(values);
            boolean bounded = Double.isFinite(quantity.bound);
            String holds = Estimate.of(values).mean() <= quantity.bound ? "yes" : "NO";
            kept.add(quantity.what, quantity.model, digits(middle.median()),
                    digits(middle.low()) + " to " + digits(middle.high()), middle.coverage(),
                    String.join(" ", Arrays.stream(values).mapToObj(BeyondCommand::digits).toList()),
                    bounded ? digits(quantity.bound) : "", bounded ? holds : "");
        }
        print(kept.table(), kept.table().selectColumns("quantity", "model", "median", "interval"));
        System.out.printf(Locale.ROOT, "%d processors; the results: %s%n", Runtime.getRuntime().availableProcessors(), csv);
        return 0;
    }

    private static String digits(double value) {
        return Verdicts.number(value);
    }

    private List<Quantity> quantities(Recording recording) {
        List<Quantity> all = new ArrayList<>();
        for (double noise : new double[] {0, 0.1}) {
            ofEachModel(all, "damped pendulum, noise " + noise + ": relative error over 10 periods",
                    noise == 0 ? 1e-2 : Double.POSITIVE_INFINITY,
                    (model, seed) -> BeyondThePaper.dampedPendulum(model, noise, seed));
        }
        ofEachModel(all, "damped pendulum along paths, noise 0.1: relative error over 10 periods", Double.POSITIVE_INFINITY,
                (model, seed) -> BeyondThePaper.dampedAlongPaths(model, 0.1, seed));
        ofEachModel(all, recording.source() + ", central differences: energy error", 1.1e-3,
                (model, seed) -> BeyondThePaper.realPendulum(recording, model, seed));
        all.add(new Quantity("task 1 from noisy states: energy error", "HNN", 4.4e-4, seed -> fromStates(seed).energy()));
        all.add(new Quantity("task 1 from noisy states: worst constant of the law", "HNN", 0.03,
                seed -> BeyondThePaper.error(fromStates(seed).law(), List.of("q^2", "p^2"), 1, 1)));
        all.add(new Quantity("task 2: worst constant of the law", "HNN", 0.03,
                seed -> BeyondThePaper.error(BeyondThePaper.pendulumLaw(seed), List.of("(1 - cos q)", "p^2"), 3, 1)));
        return all;
    }

    /** A result of a model for a seed. */
    private interface OfModel {
        double value(Model model, long seed);
    }

    /** Adds a quantity of all models, with a bound for the dissipative one. */
    private static void ofEachModel(List<Quantity> all, String what, double bound, OfModel result) {
        for (Model model : Model.values()) {
            all.add(new Quantity(what, model.toString(), model == Model.DISSIPATIVE ? bound : Double.POSITIVE_INFINITY,
                    seed -> result.value(model, seed)));
        }
    }

    private FromStates fromStates(long seed) {
        return fromStates.computeIfAbsent(seed, number -> BeyondThePaper.fromStates(number, Progress.silent()));
    }
}
