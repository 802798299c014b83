package hnn.chaos;

import hnn.Arguments;
import hnn.Cores;
import hnn.metric.Estimate;
import hnn.metric.Squares;
import hnn.phase.Field;
import hnn.phase.SideBySide;
import hnn.rollout.Integrator;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * How fast paths separate that begin next to each other, per unit of time: the growth along a path, and its mean, the largest
 * Lyapunov exponent. Above 0 the motion is chaotic; 1 over it is the Lyapunov time.
 *
 * <pre>
 *   rate_k = ln(|x'(k + 1) - x(k + 1)| / d),    d = |x'(k) - x(k)| = 1e-7,    exponent = mean of rate_0 .. rate_(T - 1)
 * </pre>
 *
 * The neighbor x' begins at a distance d in q_1. After each unit of time it is brought back to d in the direction it has. Both
 * paths are followed as one, with the same steps, so that what the integrator does wrong to both cancels.
 *
 * <p>The exponent of a finite length T is an estimate. Of a regular path the distance grows as T, so the estimate falls as
 * ln(T) / T. Of a chaotic path it varies with the start and the length, slowly where a path stays near an island for long:
 * {@link #table} shows how much, and {@link LyapunovExponent} has the standard error of one path.
 *
 * <p>Source: Benettin, Galgani, Strelcyn 1976, Physical Review A 14, 2338.
 */
public final class Lyapunov {

    /** The distance d, in the units of the state: far above round-off, far below where the growth is no longer linear. */
    static final double APART = 1e-7;

    private Lyapunov() {}

    /**
     * Returns the growth along a path, ln of a factor for each unit of time.
     *
     * @param integrator follows both paths, to 1e-9 or better
     * @throws hnn.rollout.RolloutException if the path cannot be followed to the end
     */
    public static double[] growthRates(Field field, double[] start, int duration, Integrator integrator) {
        Arguments.atLeast("duration", 1, duration);
        Arguments.phaseDimension("the length of the start", start.length);
        Field both = SideBySide.of(field, 2);
        double[] one = start.clone();
        double[] other = start.clone();
        other[0] += APART;
        double[] rates = new double[duration];
        for (int t = 0; t < duration; t++) {
            double[] pair = SideBySide.join(new double[][] {one, other});
            double[][] moved = SideBySide.split(integrator.integrate(both, pair, new double[] {t, t + 1}).end(), 2);
            double distance = Squares.distance(moved[0], moved[1]);
            rates[t] = Math.log(distance / APART);
            one = moved[0];
            for (int i = 0; i < one.length; i++) {
                other[i] = one[i] + (moved[1][i] - one[i]) * APART / distance;
            }
        }
        return rates;
    }

    /** Returns the mean of {@link #growthRates}, with the same exceptions. */
    public static double largest(Field field, double[] start, int duration, Integrator integrator) {
        return mean(growthRates(field, start, duration, integrator), 0, duration);
    }

    /**
     * Returns the exponent by length T, over at least two starts, as a table with the columns T, mean, least, largest, standard
     * error, the last four over the starts. The standard error is that of the mean if all starts are of one chaotic region. Each
     * path is followed once, for the greatest length; paths run on all cores.
     *
     * @throws hnn.rollout.RolloutException if a path cannot be followed to the end
     */
    public static Table table(Field field, List<double[]> starts, int[] lengths, Integrator integrator) {
        Arguments.atLeast("the number of starts", 2, starts.size());
        Arguments.require(lengths.length > 0, "lengths is empty: give at least one");
        Arrays.stream(lengths).forEach(length -> Arguments.atLeast("each of lengths", 1, length));
        int longest = Arrays.stream(lengths).max().orElseThrow();
        List<double[]> rates = Cores.map(starts, start -> growthRates(field, start, longest, integrator));
        List<double[]> atLength = Arrays.stream(lengths)
                .mapToObj(length -> rates.stream().mapToDouble(one -> mean(one, 0, length)).toArray()).toList();
        return Table.create("Lyapunov exponents by length", IntColumn.create("T", lengths),
                column("mean", atLength, values -> Estimate.of(values).mean()),
                column("least", atLength, values -> Arrays.stream(values).min().orElseThrow()),
                column("largest", atLength, values -> Arrays.stream(values).max().orElseThrow()),
                column("standard error", atLength, values -> Estimate.of(values).standardError()));
    }

    static double mean(double[] rates, int from, int to) {
        return Arrays.stream(rates, from, to).average().orElseThrow();
    }

    private static DoubleColumn column(String name, List<double[]> atLength, ToDoubleFunction<double[]> number) {
        var column = DoubleColumn.create(name, atLength.stream().mapToDouble(number).toArray());
        column.setPrintFormatter(new DecimalFormat("0.0000", DecimalFormatSymbols.getInstance(Locale.ROOT)), "");
        return column;
    }
}
