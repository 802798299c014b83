package hnn.experiment;

import hnn.metric.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The paper's table: means over seeds beside the published numbers, each row marked by whether its claim holds. */
final class Verdicts {

    private final StringColumn experiment = StringColumn.create("experiment");
    private final StringColumn model = StringColumn.create("model");
    private final StringColumn figure = StringColumn.create("figure");
    private final IntColumn seeds = IntColumn.create("seeds");
    private final StringColumn ours = StringColumn.create("ours");
    private final StringColumn published = StringColumn.create("published");
    private final StringColumn bound = StringColumn.create("bound");
    private final StringColumn holds = StringColumn.create("holds");

    /** Adds an experiment that both models have runs of. */
    void add(Experiment described, List<SeedRun> baseline, List<SeedRun> hnn) {
        String named = hnn.get(0).title();
        Claim claim = described.claim();
        addLosses(named, baseline, claim.baseline(), described.publishedBaseline());
        row(named, "baseline", "energy MSE", baseline.size(), mean(baseline, SeedRun::energy),
                described.publishedBaseline().energy(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        addLosses(named, hnn, claim.hnn(), described.publishedHnn());
        row(named, "HNN", "energy MSE", hnn.size(), mean(hnn, SeedRun::energy),
                described.publishedHnn().energy(), Double.NEGATIVE_INFINITY, claim.hnnEnergy());
        ToDoubleFunction<SeedRun> energy = claim.overMedians() ? SeedRun::energyMedian : SeedRun::energy;
        row(named, "baseline / HNN", claim.overMedians() ? "energy MSE, medians" : "energy MSE, means", hnn.size(),
                mean(baseline, energy) / mean(hnn, energy),
                claim.overMedians() ? Double.NaN : described.publishedBaseline().energy() / described.publishedHnn().energy(),
                claim.energyRatio(), Double.POSITIVE_INFINITY);
    }

    private void addLosses(String named, List<SeedRun> runs, Claim.Bounds bounds, Published theirs) {
        String name = runs.get(0).model();
        row(named, name, "train MSE", runs.size(), mean(runs, SeedRun::train), theirs.train(), bounds.low(), bounds.train());
        row(named, name, "test MSE", runs.size(), mean(runs, SeedRun::test), theirs.test(), bounds.low(), bounds.test());
    }

    private static double mean(List<SeedRun> runs, ToDoubleFunction<SeedRun> value) {
        return Estimate.of(runs.stream().mapToDouble(value).toArray()).mean();
    }

    private void row(String named, String who, String what, int count, double value, double theirs,
            double low, double high) {
        experiment.append(named);
        model.append(who);
        figure.append(what);
        seeds.append(count);
        ours.append(text(value));
        published.append(Double.isNaN(theirs) ? "" : text(theirs));
        boolean above = Double.isInfinite(high);
        boolean below = low <= 0;
        bound.append(above && below ? "" : above ? "≥ " + text(low) : below ? "≤ " + text(high)
                : text(low) + " to " + text(high));
        holds.append(above && below ? "" : value >= low && value <= high ? "yes" : "NO");
    }

    private static String text(double value) {
        return value >= 1 && value < 1e5 ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%.2e", value);
    }

    Table toTable() {
        return Table.create("means over seeds", experiment, model, figure, seeds, ours, published, bound, holds);
    }
}
