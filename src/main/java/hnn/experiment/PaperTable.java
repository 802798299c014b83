package hnn.experiment;

import hnn.training.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tech.tablesaw.api.Table;

/**
 * Both models of each experiment over seeds, with every run kept in a CSV file: what is there already is not run again.
 */
public final class PaperTable {

    private static final List<String> MODELS = List.of(Experiment.BASELINE, Experiment.HNN);

    private final List<Experiment> experiments;
    private final int seeds;
    private final Path csv;
    private final SeedRuns runs;

    /**
     * Takes up the runs of a file.
     *
     * @param experiments which
     * @param seeds how many, from 0 on
     * @param csv the file; it need not be there yet
     * @throws IllegalArgumentException if the file is there but is not a table of runs
     */
    public PaperTable(List<Experiment> experiments, int seeds, Path csv) {
        this.experiments = List.copyOf(experiments);
        this.seeds = seeds;
        this.csv = csv;
        this.runs = Files.exists(csv) ? SeedRuns.read(csv) : new SeedRuns();
    }

    /**
     * Runs what is missing.
     *
     * @param say takes a line before each run, with the time left
     * @param progress is told of each training
     * @throws IOException if the file cannot be written
     */
    public void complete(Consumer<String> say, Progress progress) throws IOException {
        double total = 0;
        for (Experiment experiment : experiments) {
            total += work(experiment);
        }
        double left = total;
        double worked = 0;
        long begin = System.nanoTime();
        for (Experiment experiment : experiments) {
            for (int seed = 0; seed < seeds; seed++) {
                for (String model : MODELS) {
                    if (runs.has(experiment, model, seed)) {
                        continue;
                    }
                    double seconds = (System.nanoTime() - begin) * 1e-9;
                    say.accept(String.format(Locale.ROOT, "%s, %s, seed %d (%s)", experiment.title(), model, seed,
                            worked == 0 ? "time left not known yet"
                                    : String.format(Locale.ROOT, "about %.0f s left", seconds / worked * left)));
                    runs.add(experiment.run(model, seed, say, progress));
                    runs.write(csv);
                    worked += experiment.work(model);
                    left -= experiment.work(model);
                }
            }
        }
    }

    /** Returns the work that an experiment has left. */
    private double work(Experiment experiment) {
        double work = 0;
        for (String model : MODELS) {
            for (int seed = 0; seed < seeds; seed++) {
                work += runs.has(experiment, model, seed) ? 0 : experiment.work(model);
            }
        }
        return work;
    }

    /** Returns each run that the file holds. */
    public Table eachRun() {
        Table table = runs.toTable();
        var digits = new DecimalFormat("0.00E0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        for (String column : List.of("train", "test", "energy", "energy median", "coordinates")) {
            table.doubleColumn(column).setPrintFormatter(digits, "");
        }
        table.doubleColumn("seconds").setPrintFormatter(new DecimalFormat("0"), "");
        return table;
    }

    /**
     * Returns means and medians over seeds of the experiments that have runs of both models, beside the published numbers, with
     * an interval for the median and whether each bound holds.
     */
    public Table means() {
        var verdicts = new Verdicts();
        forEach(verdicts::add);
        return verdicts.toTable();
    }

    /** Returns the table in short, a row a model: losses as means, the energy as mean and as median with its interval. */
    public Table summary() {
        var summary = new ReadmeTable();
        forEach(summary::add);
        return summary.toTable();
    }

    private interface Rows {
        void add(Experiment experiment, List<SeedRun> baseline, List<SeedRun> hnn);
    }

    private void forEach(Rows rows) {
        for (Experiment experiment : experiments) {
            for (String title : runs.titles(experiment)) {
                List<SeedRun> baseline = runs.of(title, Experiment.BASELINE, seeds);
                List<SeedRun> hnn = runs.of(title, Experiment.HNN, seeds);
                if (!baseline.isEmpty() && !hnn.isEmpty()) {
                    rows.add(experiment, baseline, hnn);
                }
            }
        }
    }
}
