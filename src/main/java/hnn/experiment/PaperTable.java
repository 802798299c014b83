package hnn.experiment;

import hnn.sweep.Attempts;
import hnn.sweep.Cargo;
import hnn.sweep.Grid;
import hnn.sweep.Limits;
import hnn.sweep.Workplace;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** All models of each experiment over seeds, with every run kept in a CSV file: what is there already is not run again. */
public final class PaperTable {

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

    /** Where another process finds the experiments of the table. */
    @FunctionalInterface
    public interface Source extends Supplier<List<Experiment>>, Serializable {}

    /**
     * Runs what is missing, each training in a process of its own. One that was stopped, or whose process died, goes on where it was
     * last kept, in a folder beside the file: on a cluster, the file must be on a store that all machines share.
     *
     * @param every has the experiments of this table, by their titles
     * @param say takes a line after each run, with the time left
     * @param workplace where the trainings are done; it stays open
     * @param limits of one training
     * @return the runs that were given up, each with what went wrong
     * @throws UncheckedIOException if the file cannot be written
     * @throws InterruptedException if it is interrupted; what is done is kept
     */
    public List<String> complete(Source every, Consumer<String> say, Workplace workplace, Limits limits)
            throws InterruptedException {
        List<Grid.Point> missing = missing();
        if (missing.isEmpty()) {
            return List.of();
        }
        Cargo cargo = Cargo.of((settings, seed) -> TableRun.of(every, settings, seed));
        workplace.open(cargo);
        var keeper = new Keeper(missing, say);
        Attempts.make(missing, cargo, workplace, limits, keeper);
        TableRun.forget(unfinished);
        return keeper.failures;
    }

    /** Keeps the rows, and tells how far it is by the work that is done. */
    private final class Keeper implements Attempts.Listener {

        private final Map<Grid.Point, Double> work = new HashMap<>();
        private final Consumer<String> say;
        private final List<String> failures = new ArrayList<>();
        private final double all;
        private final long begin = System.nanoTime();
        private double worked;

        Keeper(List<Grid.Point> missing, Consumer<String> say) {
            missing.forEach(
                    point -> work.put(point,
                            TableRun.experiment(experiments, point.settings()).work(point.settings().text(TableRun.MODEL))));
            all = work.values().stream().mapToDouble(Double::doubleValue).sum();
            this.say = say;
        }

        @Override
        public boolean isDone(Grid.Point point) {
            return false; // rows that are there are not asked for
        }

        @Override
        public void ended(Attempts.Ended ended) {
            String run = String.format(Locale.ROOT, "%s, %s, seed %d", ended.point().settings().text(TableRun.EXPERIMENT),
                    ended.point().settings().text(TableRun.MODEL), ended.point().seed());
            if (ended.outcome().failure() == null) {
                add(TableRun.experiment(experiments, ended.point().settings()), ended.point().seed(), ended.outcome().row());
            }
            String what = ended.outcome().failure() == null ? "done" : ended.outcome().failure();
            if (!ended.again()) {
                worked += work.get(ended.point());
                if (ended.outcome().failure() != null) {
                    failures.add(run + ": " + what);
                }
            }
            double seconds = (System.nanoTime() - begin) * 1e-9;
            say.accept(String.format(Locale.ROOT, "%s: %s%s (about %.0f s left)", run, what,
                    ended.again() ? "; it is tried again" : "",
                    worked == 0 ? Double.NaN : seconds / worked * (all - worked)));
        }
    }

    private List<Grid.Point> missing() {
        List<Grid.Point> missing = new ArrayList<>();
        for (Experiment experiment : experiments) {
            for (int seed = 0; seed < seeds; seed++) {
                for (String model : experiment.models()) {
                    if (!of(experiment, experiment.source(), model).intColumn("seed").contains(seed)) {
                        missing.add(TableRun.point(experiment, model, seed, unfinished));
                    }
                }
            }
        }
        return missing;
    }

    private void add(Experiment experiment, long seed, Map<String, Object> row) {
        runs.add(experiment.name(), row.get("name"), Math.toIntExact(seed), row.get("train"), row.get("test"), row.get("energy"),
                row.get("median"), row.get("coordinates"), row.get("training"), experiment.source());
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
