package hnn.experiment;

import hnn.metric.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The paper's table in short: a row a model, losses as means, the energy as mean and as median with its interval. */
final class ReadmeTable {

    private final Table table = Table.create("results");

    ReadmeTable() {
        for (String column : List.of("experiment", "model", "train", "published", "test", "published test", "energy, mean",
                "published energy", "energy, median", "95 % of the median")) {
            table.addColumns(StringColumn.create(column));
        }
    }

    /** Adds an experiment that both models have runs of. */
    void add(Experiment described, List<SeedRun> baseline, List<SeedRun> hnn) {
        row(baseline, described.publishedBaseline());
        row(hnn, described.publishedHnn());
    }

    private void row(List<SeedRun> runs, Published theirs) {
        MedianInterval middle = MedianInterval.of(Verdicts.values(runs, SeedRun::energy));
        List<String> cells = List.of(runs.get(0).title(), runs.get(0).model(),
                mean(runs, SeedRun::train), number(theirs.train()), mean(runs, SeedRun::test), number(theirs.test()),
                mean(runs, SeedRun::energy), number(theirs.energy()), number(middle.median()), Verdicts.interval(middle));
        for (int i = 0; i < cells.size(); i++) {
            table.stringColumn(i).append(cells.get(i));
        }
    }

    private static String mean(List<SeedRun> runs, ToDoubleFunction<SeedRun> value) {
        return number(Estimate.of(Verdicts.values(runs, value)).mean());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2e", value);
    }

    Table toTable() {
        return table;
    }
}
