package hnn.metric;

import hnn.Arguments;
import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;

/**
 * A mean over independent cases.
 *
 * @param mean the arithmetic mean
 * @param standardError the sample standard deviation over the root of the count; 0 for a single case
 * @param median the middle case
 * @param count how many cases
 */
public record Estimate(double mean, double standardError, double median, long count) {

    /**
     * Sums up cases. One infinite case makes the mean infinite, not the median.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Estimate of(double[] cases) {
        Arguments.require(cases.length > 0, "cases is empty: give at least one");
        if (Arrays.stream(cases).anyMatch(c -> c == Double.POSITIVE_INFINITY)) {
            return infinite(cases);
        }
        var statistics = new DescriptiveStatistics(cases);
        double error = cases.length == 1 ? 0 : statistics.getStandardDeviation() / Math.sqrt(cases.length);
        return new Estimate(statistics.getMean(), error, statistics.getPercentile(50), cases.length);
    }

    /** What the library would make NaN of. */
    private static Estimate infinite(double[] cases) {
        double[] sorted = Arrays.stream(cases).sorted().toArray();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return new Estimate(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, median, cases.length);
    }

    /** Returns the mean and its standard error as a reader writes them. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2e ± %.0e", mean, standardError);
    }
}
