package hnn.experiment;

import hnn.analysis.InOrder;
import hnn.file.CheckpointException;
import hnn.file.Checkpoints;
import hnn.training.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** All models of each experiment over seeds, with every run kept in a CSV file: what is there already is not run again. */
public final class PaperTable {

    /** Every so many steps a training is kept: the longest have ten times as many. */
    private static final int STEPS_KEPT = 1000;

    private final List<Experiment> experiments;
    private final int seeds;
    private final KeptTable runs;
    private final Path unfinished;

    /**
     * Takes up the runs of a file.
     *
     * @param seeds how many, from 0 on
     * @param csv the file; it need not be there yet
     * @throws IllegalArgumentException if the file is there but is not a table of runs
     */
    public PaperTable(List<Experiment> experiments, int seeds, Path csv) {
        this.experiments = List.copyOf(experiments);
        this.seeds = seeds;
        unfinished = csv.resolveSibling(csv.getFileName() + ".unfinished");
        this.runs = KeptTable.resumed(csv, "runs", List.of("experiment", "model", "seed", "source"),
                Table.create("runs", StringColumn.create("experiment"),
                        StringColumn.create("model"), IntColumn.create("seed"), DoubleColumn.create("train"),
                        DoubleColumn.create("test"),
                        DoubleColumn.create("energy"), DoubleColumn.create("energy median"), DoubleColumn.create("coordinates"),
                        DoubleColumn.create("seconds"), StringColumn.create("source")));
    }

    /** One training that is to be done. */
    private record Run(Experiment experiment, String model, int seed) {
        double work() {
            return experiment.work(model);
        }
    }

    /**
     * Runs what is missing, as many trainings side by side as there are cores, one thread each. A training that was stopped goes on
     * where it was last kept, in a folder beside the file.
     *
     * @param say takes lines after each run, the last one with the time left
     * @param progress is told of the first training of those under way
     * @throws UncheckedIOException if the file cannot be written
     */
    public void complete(Consumer<String> say, Progress progress) {
        List<Run> missing = missing();
        double all = missing.stream().mapToDouble(Run::work).sum();
        double[] worked = {0};
        long begin = System.nanoTime();
        InOrder.<Done>run(missing.size(), (k, pieces) -> {
            Run run = missing.get(k);
            List<String> said = new ArrayList<>();
            return new Done(run, said, measured(run, said, pieces.progress(k, progress)));
        }, done -> {
            add(done.run, done.result);
            forget(done.run);
            done.said.forEach(say);
            worked[0] += done.run.work();
            double seconds = (System.nanoTime() - begin) * 1e-9;
            say.accept(String.format(Locale.ROOT, "%s, %s, seed %d: done (about %.0f s left)", done.run.experiment.title(),
                    done.run.model, done.run.seed, seconds / worked[0] * (all - worked[0])));
        });
    }

    private Measured measured(Run run, List<String> said, Progress progress) {
        var checkpoints = new Checkpoints(kept(run), STEPS_KEPT);
        try {
            return run.experiment.run(run.model, run.seed, said::add, progress, checkpoints);
        } catch (CheckpointException e) {
            said.add("  started over: " + e.getMessage());
            forget(run);
            return run.experiment.run(run.model, run.seed, said::add, progress, checkpoints);
        }
    }

    private Path kept(Run run) {
        return unfinished.resolve(String.join(" ", run.experiment.title(), run.model, run.seed + ".checkpoint"));
    }

    private void forget(Run run) {
        try {
            Files.deleteIfExists(kept(run));
            Files.deleteIfExists(unfinished);
        } catch (DirectoryNotEmptyException e) {
            return; // others are under way
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Done(Run run, List<String> said, Measured result) {}

    private List<Run> missing() {
        List<Run> missing = new ArrayList<>();
        for (Experiment experiment : experiments) {
            for (int seed = 0; seed < seeds; seed++) {
                for (String model : experiment.models()) {
                    if (!of(experiment, experiment.source(), model).intColumn("seed").contains(seed)) {
                        missing.add(new Run(experiment, model, seed));
                    }
                }
            }
        }
        return missing;
    }

    private void add(Run run, Measured result) {
        runs.add(run.experiment.name(), result.model(), run.seed, result.trainLoss().mean(), result.testLoss().mean(),
                result.rollout().energy().mean(), result.rollout().energy().median(), result.rollout().coordinates().mean(),
                result.trainingSeconds(), run.experiment.source());
    }

    /** Returns the runs of one model on samples of one source, in the order of the seeds. */
    private Table of(Experiment experiment, String source, String model) {
        Table table = runs.table();
        return table.where(table.stringColumn("experiment").isEqualTo(experiment.name())
                .and(table.stringColumn("source").isEqualTo(source)).and(table.stringColumn("model").isEqualTo(model))
                .and(table.intColumn("seed").isLessThan(seeds))).sortOn("seed");
    }

    /** Returns each run that the file holds. */
    public Table eachRun() {
        Table table = runs.table().copy();
        var digits = new DecimalFormat("0.00E0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        for (String column : List.of("train", "test", "energy", "energy median", "coordinates")) {
            table.doubleColumn(column).setPrintFormatter(digits, "");
        }
        table.doubleColumn("seconds").setPrintFormatter(new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT)),
                "");
        return table;
    }

    /**
     * Returns means and medians over seeds of the experiments that have runs of baseline and HNN, with the published numbers, an
     * interval for the median, and whether each bound holds.
     */
    public Table means() {
        var verdicts = new Verdicts();
        pairs().forEach(verdicts::add);
        return verdicts.table();
    }

    /** Returns the table in short, a row a model: losses and seconds as means, the energy as mean and as median with its interval. */
    public Table summary() {
        return Verdicts.summary(pairs());
    }

    /** Returns the experiments that baseline and HNN have runs of, once for each source of their samples. */
    private List<Verdicts.Pair> pairs() {
        List<Verdicts.Pair> pairs = new ArrayList<>();
        for (Experiment experiment : experiments) {
            Table all = runs.table().where(runs.table().stringColumn("experiment").isEqualTo(experiment.name()));
            for (String source : new LinkedHashSet<>(all.stringColumn("source").asList())) {
                pairs.add(new Verdicts.Pair(experiment, source,
                        of(experiment, source, Experiment.BASELINE), of(experiment, source, Experiment.HNN),
                        experiment.models().stream()
                                .filter(model -> !List.of(Experiment.BASELINE, Experiment.HNN).contains(model))
                                .map(model -> of(experiment, source, model)).filter(table -> !table.isEmpty()).toList()));
            }
        }
        pairs.removeIf(pair -> pair.baseline().isEmpty() || pair.hnn().isEmpty());
        return pairs;
    }
}
