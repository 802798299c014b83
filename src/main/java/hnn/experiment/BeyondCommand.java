package hnn.experiment;

import hnn.experiment.BeyondThePaper.FromStates;
import hnn.experiment.BeyondThePaper.Model;
import hnn.file.WholeFile;
import hnn.metric.Estimate;
import hnn.own.PendulumRecordings;
import hnn.own.Recording;
import hnn.training.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Results on friction, on noise and on the law, from the command line. */
@Command(name = "environment/run beyond", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Trains what goes beyond the paper over seeds: friction, states without velocities, the law read off.")
public final class BeyondCommand implements Callable<Integer> {

    @Option(names = "--seeds", defaultValue = "6", description = "How many seeds, from 0 on (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--data", description = "The real pendulum's recording: its file, zip or folder "
            + "(default: what the environment variable HNN_DATA names, else a stand-in).")
    private Path data;

    @Option(names = "--csv", defaultValue = "beyond.csv", description = "Where the results are kept (default: ${DEFAULT-VALUE}).")
    private Path csv;

    @Option(names = "--markdown", description = "A file for the rows of the README's table.")
    private Path markdown;

    private final Map<Long, FromStates> fromStates = new HashMap<>();

    /** One figure: what it is of, its bound (infinite for none), and its value for a seed. */
    private record Figure(String what, String model, double bound, LongToDoubleFunction value) {}

    /** Runs the command line. */
    public static void main(String[] arguments) {
        CommandRunner.run(new BeyondCommand(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        if (seeds < 1) {
            throw new IllegalArgumentException("--seeds must be at least 1, not " + seeds);
        }
        Recording recording = data == null ? PendulumRecordings.find() : PendulumRecordings.read(data);
        Table table = Table.create("beyond the paper", StringColumn.create("quantity"), StringColumn.create("model"),
                StringColumn.create("median"), StringColumn.create("interval"), DoubleColumn.create("coverage"),
                StringColumn.create("each seed"), StringColumn.create("bound on the mean"), StringColumn.create("holds"));
        for (Figure figure : figures(recording)) {
            System.err.println(figure.what + ", " + figure.model);
            double[] values = LongStream.range(0, seeds).mapToDouble(figure.value::applyAsDouble).toArray();
            MedianInterval middle = MedianInterval.of(values);
            table.stringColumn(0).append(figure.what);
            table.stringColumn(1).append(figure.model);
            table.stringColumn(2).append(digits(middle.median()));
            table.stringColumn(3).append(digits(middle.low()) + " to " + digits(middle.high()));
            table.doubleColumn(4).append(middle.coverage());
            table.stringColumn(5).append(String.join(" ", Arrays.stream(values).mapToObj(BeyondCommand::digits).toList()));
            boolean bounded = Double.isFinite(figure.bound);
            table.stringColumn(6).append(bounded ? digits(figure.bound) : "");
            table.stringColumn(7).append(!bounded ? "" : Estimate.of(values).mean() <= figure.bound ? "yes" : "NO");
            WholeFile.write(csv, table.write().toString("csv").getBytes(StandardCharsets.UTF_8));
        }
        System.out.println(table.printAll());
        MarkdownTable.write(markdown, table.selectColumns("quantity", "model", "median", "interval"));
        System.out.printf("%d processors; the results: %s%n", Runtime.getRuntime().availableProcessors(), csv);
        return 0;
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.2e", value);
    }

    private List<Figure> figures(Recording recording) {
        List<Figure> figures = new ArrayList<>();
        for (double noise : new double[] {0, 0.1}) {
            for (Model model : Model.values()) {
                figures.add(new Figure("damped pendulum, noise " + noise + ": relative error over 10 periods", model.toString(),
                        model == Model.DISSIPATIVE && noise == 0 ? 1e-2 : Double.POSITIVE_INFINITY,
                        seed -> BeyondThePaper.dampedPendulum(model, noise, seed, Progress.here())));
            }
        }
        for (Model model : Model.values()) {
            figures.add(new Figure("damped pendulum along paths, noise 0.1: relative error over 10 periods", model.toString(),
                    Double.POSITIVE_INFINITY, seed -> BeyondThePaper.dampedAlongPaths(model, 0.1, seed, Progress.here())));
        }
        for (Model model : Model.values()) {
            figures.add(new Figure(recording.source() + ", central differences: energy error", model.toString(),
                    model == Model.DISSIPATIVE ? 1.1e-3 : Double.POSITIVE_INFINITY,
                    seed -> BeyondThePaper.realPendulum(recording, model, seed, Progress.here())));
        }
        figures.add(new Figure("task 1 from noisy states: energy error", "HNN", 4.4e-4, seed -> fromStates(seed).energy()));
        figures.add(new Figure("task 1 from noisy states: worst constant of the law", "HNN", 0.03,
                seed -> BeyondThePaper.error(fromStates(seed).law(), List.of("q^2", "p^2"), 1, 1)));
        figures.add(new Figure("task 2: worst constant of the law", "HNN", 0.03, seed -> {
            var law = BeyondThePaper.pendulumLaw(seed, Progress.here());
            System.err.println(law);
            return BeyondThePaper.error(law, List.of("(1 - cos q)", "p^2"), 3, 1);
        }));
        return figures;
    }

    private FromStates fromStates(long seed) {
        return fromStates.computeIfAbsent(seed, number -> {
            FromStates learned = BeyondThePaper.fromStates(number, Progress.here());
            System.err.println(learned.law());
            return learned;
        });
    }
}
