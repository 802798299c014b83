package hnn.experiment;

import hnn.Arguments;
import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * A median over independent cases with a 95 % confidence interval for the median of all cases, for few and skewed values:
 * whatever their distribution is, if it is continuous.
 *
 * <p>The k-th smallest and the k-th largest of n values hold the median between them with the probability
 *
 * <pre>
 *   1 - 2 P(B &lt; k),   B binomial with n trials of 1/2
 * </pre>
 *
 * Two such intervals, one with more and one with less than 95 %, are interpolated as Hettmansperger and Sheather do (1986,
 * <i>Statistics and Probability Letters</i> 4, 75), which needs six values. The range of fewer values covers less: of three
 * 75 %, of five 93.75 %.
 *
 * @param low the least value of the interval
 * @param high the largest value of the interval
 * @param coverage the probability to hold the median of all cases: 0.95, or that of the range of fewer than six values
 */
public record MedianInterval(double median, double low, double high, double coverage) {

    private static final double COVERAGE = 0.95;
    /** How many values have a range that covers 95 %. */
    private static final int ENOUGH = 6;

    /** Sums up cases, at least one and none NaN; an infinite one is larger than all others. */
    public static MedianInterval of(double[] cases) {
        Arguments.require(cases.length > 0, "cases is empty: give at least one");
        Arguments.require(Arrays.stream(cases).noneMatch(Double::isNaN), "cases must be numbers, not %s", Arrays.toString(cases));
        double[] sorted = Arrays.stream(cases).sorted().toArray();
        int n = sorted.length;
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        if (n < ENOUGH) {
            return new MedianInterval(median, sorted[0], sorted[n - 1], covered(1, n));
        }
        int k = 1;
        while (covered(k + 1, n) >= COVERAGE) {
            k++;
        }
        double outer = covered(k, n);
        double part = (outer - COVERAGE) / (outer - covered(k + 1, n)); // of the way to the narrower interval
        double weight = (n - k) * part / (k + (n - 2 * k) * part);
        return new MedianInterval(median, between(sorted[k - 1], sorted[k], weight),
                between(sorted[n - k], sorted[n - k - 1], weight), COVERAGE);
    }

    private static double covered(int k, int n) {
        return 1 - 2 * new BinomialDistribution(n, 0.5).cumulativeProbability(k - 1);
    }

    private static double between(double outer, double inner, double weight) {
        return weight == 0 || outer == inner ? outer : (1 - weight) * outer + weight * inner;
    }

    /** Returns the median and its interval as a reader writes them. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2e [%.1e, %.1e]", median, low, high);
    }
}
