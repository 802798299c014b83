package hnn.experiment;

import hnn.metric.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The paper's table: means and medians over seeds beside the published numbers, each row marked by whether its claim holds.
 *
 * <p>The bounds are on means, or on ratios of means. The interval is that of the median, see {@link MedianInterval}; of a ratio,
 * the median is over the seeds' own ratios.
 */
final class Verdicts {

    private final StringColumn experiment = StringColumn.create("experiment");
    private final StringColumn model = StringColumn.create("model");
    private final StringColumn quantity = StringColumn.create("quantity");
    private final IntColumn seeds = IntColumn.create("seeds");
    private final StringColumn mean = StringColumn.create("mean");
    private final StringColumn median = StringColumn.create("median");
    private final StringColumn interval = StringColumn.create("95 % of the median");
    private final StringColumn published = StringColumn.create("published");
    private final StringColumn bound = StringColumn.create("bound on the mean");
    private final StringColumn holds = StringColumn.create("holds");

    /** Adds an experiment that both models have runs of. */
    void add(Experiment described, List<SeedRun> baseline, List<SeedRun> hnn) {
        String named = hnn.get(0).title();
        Claim claim = described.claim();
        addLosses(named, baseline, claim.baseline(), described.publishedBaseline());
        row(named, "baseline", "energy MSE", values(baseline, SeedRun::energy),
                described.publishedBaseline().energy(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        addLosses(named, hnn, claim.hnn(), described.publishedHnn());
        row(named, "HNN", "energy MSE", values(hnn, SeedRun::energy),
                described.publishedHnn().energy(), Double.NEGATIVE_INFINITY, claim.hnnEnergy());
        ToDoubleFunction<SeedRun> energy = claim.overMedians() ? SeedRun::energyMedian : SeedRun::energy;
        double[] above = values(baseline, energy);
        double[] below = values(hnn, energy);
        double[] each = IntStream.range(0, Math.min(above.length, below.length)).mapToDouble(i -> above[i] / below[i]).toArray();
        row(named, "baseline / HNN", claim.overMedians() ? "energy MSE, medians" : "energy MSE, means", each,
                Estimate.of(above).mean() / Estimate.of(below).mean(),
                claim.overMedians() ? Double.NaN : described.publishedBaseline().energy() / described.publishedHnn().energy(),
                claim.energyRatio(), Double.POSITIVE_INFINITY);
    }

    private void addLosses(String named, List<SeedRun> runs, Claim.Bounds bounds, Published theirs) {
        String name = runs.get(0).model();
        row(named, name, "train MSE", values(runs, SeedRun::train), theirs.train(), bounds.low(), bounds.train());
        row(named, name, "test MSE", values(runs, SeedRun::test), theirs.test(), bounds.low(), bounds.test());
    }

    static double[] values(List<SeedRun> runs, ToDoubleFunction<SeedRun> value) {
        return runs.stream().mapToDouble(value).toArray();
    }

    private void row(String named, String who, String what, double[] values, double theirs, double low, double high) {
        row(named, who, what, values, Estimate.of(values).mean(), theirs, low, high);
    }

    private void row(String named, String who, String what, double[] values, double ours, double theirs, double low, double high) {
        MedianInterval middle = MedianInterval.of(values);
        experiment.append(named);
        model.append(who);
        quantity.append(what);
        seeds.append(values.length);
        mean.append(text(ours));
        median.append(text(middle.median()));
        interval.append(interval(middle));
        published.append(Double.isNaN(theirs) ? "" : text(theirs));
        boolean above = Double.isInfinite(high);
        boolean below = low <= 0;
        bound.append(above && below ? "" : above ? "≥ " + text(low) : below ? "≤ " + text(high)
                : text(low) + " to " + text(high));
        holds.append(above && below ? "" : ours >= low && ours <= high ? "yes" : "NO");
    }

    /** The interval; that of too few seeds says what it covers. */
    static String interval(MedianInterval middle) {
        String range = text(middle.low()) + " to " + text(middle.high());
        return middle.coverage() == 0.95 ? range : String.format(Locale.ROOT, "%s (%.0f %%)", range, 100 * middle.coverage());
    }

    static String text(double value) {
        return value >= 1 && value < 1e5 ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%.2e", value);
    }

    Table toTable() {
        return Table.create("over seeds", experiment, model, quantity, seeds, mean, median, interval, published, bound, holds);
    }
}
