package hnn.own;

import hnn.Arguments;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hipparchus.fitting.PolynomialCurveFitter;
import org.hipparchus.fitting.WeightedObservedPoints;

/** Columns over time, resampled and integrated. */
final class Smoothing {

    private static final int DEGREE = 2;

    private Smoothing() {}

    /** Returns the integral of a rate by trapezoids, with a mean of 0. */
    static double[] integral(double[] times, double[] rate) {
        double[] sum = new double[rate.length];
        for (int k = 1; k < sum.length; k++) {
            double step = (times[k] - times[k - 1]) * (rate[k] + rate[k - 1]) / 2;
            sum[k] = sum[k - 1] + (Double.isNaN(step) ? 0 : step);
        }
        double mean = Arrays.stream(sum).average().orElse(0);
        return Arrays.stream(sum).map(value -> value - mean).toArray();
    }

    /** Returns a run at even times; says, for each column of numbers, the root mean square of what the parabolas left over. */
    static Measurements.Run resampled(Measurements.Run run, int time, double spacing, int window, List<String> names,
            List<String> said) {
        double[] times = run.columns()[time];
        Arguments.require(times.length >= window, "a run has %d rows, fewer than a window of %d", times.length, window);
        int count = (int) Math.floor((times[times.length - 1] - times[0]) / spacing * (1 + 1e-12)) + 1;
        double[] even = IntStream.range(0, count).mapToDouble(k -> times[0] + k * spacing).toArray();
        double[][] columns = new double[names.size()][];
        for (int c = 0; c < columns.length; c++) {
            double[] numbers = run.columns()[c];
            boolean fits = run.words()[c] == null && c != time;
            columns[c] = c == time ? even
                    : fits ? Arrays.stream(even).map(t -> at(t, times, numbers, window)).toArray() : filled(count);
            if (fits) {
                double left = IntStream.range(0, times.length).filter(k -> Double.isFinite(numbers[k]))
                        .mapToDouble(k -> Math.pow(at(times[k], times, numbers, window) - numbers[k], 2)).average().orElse(0);
                said.add(String.format(Locale.ROOT, "%.2g of %s", Math.sqrt(left), names.get(c)));
            }
        }
        return new Measurements.Run(run.name(), Arrays.stream(even).mapToInt(t -> run.lines()[nearest(times, t)]).toArray(),
                columns,
                new String[names.size()][]);
    }

    private static double[] filled(int count) {
        double[] none = new double[count];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    private static int nearest(double[] times, double t) {
        int after = Arrays.binarySearch(times, t);
        after = after < 0 ? -after - 1 : after;
        return after == 0 ? 0 : after == times.length || t - times[after - 1] <= times[after] - t ? after - 1 : after;
    }

    /** Returns the value at a time of the parabola through the rows around it. */
    private static double at(double t, double[] times, double[] numbers, int window) {
        int first = Math.max(0, Math.min(nearest(times, t) - window / 2, times.length - window));
        var points = new WeightedObservedPoints();
        for (int k = first; k < first + window; k++) {
            if (Double.isFinite(numbers[k])) {
                points.add(times[k] - t, numbers[k]);
            }
        }
        return points.toList().size() <= DEGREE ? Double.NaN : PolynomialCurveFitter.create(DEGREE).fit(points.toList())[0];
    }
}
