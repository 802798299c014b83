package hnn.experiment;

import hnn.metric.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * The paper's table: means and medians over seeds with the published numbers, each row marked by whether its claim holds.
 *
 * <p>The bounds are on means, or on ratios of means. The interval is that of the median, see {@link MedianInterval}; of a ratio,
 * the median is over the seeds' own ratios.
 */
final class Verdicts {

    private final Table table = KeptTable.ofStrings("over seeds", "experiment", "model", "quantity", "mean", "median",
            "95 % of the median", "published", "bound on the mean", "holds").insertColumn(3, IntColumn.create("seeds"));

    private static final Published NOTHING = new Published(Double.NaN, Double.NaN, Double.NaN);

    /** The runs of the models of an experiment, on samples of one source; those of the models beside the paper's two may be none. */
    record Pair(Experiment experiment, String source, Table baseline, Table hnn, List<Table> others) {
        String title() {
            return Experiment.title(experiment.name(), source);
        }
    }

    void add(Pair pair) {
        Claim claim = pair.experiment.claim();
        Published theirs = pair.experiment.publishedBaseline();
        Published theirsHnn = pair.experiment.publishedHnn();
        addModel(pair.title(), pair.baseline, claim.baseline(), Double.POSITIVE_INFINITY, theirs);
        addModel(pair.title(), pair.hnn, claim.hnn(), claim.hnnEnergy(), theirsHnn);
        pair.others.forEach(
                other -> addModel(pair.title(), other, Claim.Bounds.atMost(Double.POSITIVE_INFINITY), Double.POSITIVE_INFINITY,
                        NOTHING));
        String energy = claim.overMedians() ? "energy median" : "energy";
        double[] above = values(pair.baseline, energy);
        double[] below = values(pair.hnn, energy);
        double[] each = IntStream.range(0, Math.min(above.length, below.length)).mapToDouble(i -> above[i] / below[i]).toArray();
        row(pair.title(), "baseline / HNN", claim.overMedians() ? "energy MSE, medians" : "energy MSE, means", each,
                mean(above) / mean(below), claim.overMedians() ? Double.NaN : theirs.energy() / theirsHnn.energy(),
                claim.energyRatio(), Double.POSITIVE_INFINITY);
    }

    private void addModel(String title, Table runs, Claim.Bounds bounds, double highestEnergy, Published theirs) {
        row(title, runs, "train", theirs.train(), bounds.low(), bounds.train());
        row(title, runs, "test", theirs.test(), bounds.low(), bounds.test());
        row(title, runs, "energy", theirs.energy(), Double.NEGATIVE_INFINITY, highestEnergy);
    }

    private void row(String title, Table runs, String column, double theirs, double low, double high) {
        double[] values = values(runs, column);
        row(title, runs.getString(0, "model"), column + " MSE", values, mean(values), theirs, low, high);
    }

    private void row(String title, String model, String what, double[] values, double ours, double theirs, double low,
            double high) {
        MedianInterval middle = MedianInterval.of(values);
        String bound = bound(low, high);
        String holds = ours >= low && ours <= high ? "yes" : "NO";
        KeptTable.append(table, title, model, what, values.length, text(ours), text(middle.median()), interval(middle),
                Double.isNaN(theirs) ? "" : text(theirs), bound, bound.isEmpty() ? "" : holds);
    }

    private static String bound(double low, double high) {
        if (Double.isInfinite(high)) {
            return low <= 0 ? "" : "≥ " + text(low);
        }
        return (low <= 0 ? "≤ " : text(low) + " to ") + text(high);
    }

    Table table() {
        return table;
    }

    /** Returns the table in short, a row a model. */
    static Table summary(List<Pair> pairs) {
        Table summary = KeptTable.ofStrings("results", "experiment", "model", "train", "published", "test", "published test",
                "energy, mean", "published energy", "energy, median", "95 % of the median", "seconds");
        for (Pair pair : pairs) {
            addShort(summary, pair.title(), pair.baseline, pair.experiment.publishedBaseline());
            addShort(summary, pair.title(), pair.hnn, pair.experiment.publishedHnn());
            pair.others.forEach(other -> addShort(summary, pair.title(), other, NOTHING));
        }
        return summary;
    }

    private static void addShort(Table summary, String title, Table runs, Published theirs) {
        MedianInterval middle = MedianInterval.of(values(runs, "energy"));
        KeptTable.append(summary, title, runs.getString(0, "model"), number(mean(values(runs, "train"))),
                published(theirs.train()), number(mean(values(runs, "test"))), published(theirs.test()),
                number(mean(values(runs, "energy"))), published(theirs.energy()), number(middle.median()), interval(middle),
                String.format(Locale.ROOT, "%.2g", mean(values(runs, "seconds"))));
    }

    private static String published(double value) {
        return Double.isNaN(value) ? "" : number(value);
    }

    private static double[] values(Table runs, String column) {
        return runs.doubleColumn(column).asDoubleArray();
    }

    private static double mean(double[] values) {
        return Estimate.of(values).mean();
    }

    /** The interval; that of too few seeds says what it covers. */
    private static String interval(MedianInterval middle) {
        String range = text(middle.low()) + " to " + text(middle.high());
        return middle.coverage() == 0.95 ? range : String.format(Locale.ROOT, "%s (%.0f %%)", range, 100 * middle.coverage());
    }

    private static String text(double value) {
        return value >= 1 && value < 1e5 ? String.format(Locale.ROOT, "%.1f", value) : number(value);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2e", value);
    }
}
