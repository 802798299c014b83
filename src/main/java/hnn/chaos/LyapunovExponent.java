package hnn.chaos;

import hnn.Arguments;
import hnn.metric.Estimate;
import hnn.phase.Field;
import hnn.rollout.Integrator;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The largest Lyapunov exponent of one path per unit of time, with its standard error by the means of blocks.
 *
 * <p>The rates of neighboring units of time are not independent, so their scatter says little about their mean. The path is cut
 * into {@value #BLOCKS} blocks of equal length, to within one unit of time, each long against the memory of the motion; the
 * standard error is that of the mean of their means. Between 10 and 30 blocks is the advice of Schmeiser: fewer make the error
 * itself uncertain, and more make the blocks short. With 20, the mean is within 2.1 standard errors in 95 of 100 cases (Student's
 * t, 19 degrees of freedom).
 *
 * <p>It is too small where a path stays near an island for as long as a block or longer; then compare starts,
 * {@link Lyapunov#table}. Of a regular path the value falls as ln(T) / T to 0, which no scatter shows: compare lengths.
 *
 * <p>Source: Schmeiser 1982, Operations Research 30, 556.
 *
 * @param duration T, the units of time it was measured over
 */
public record LyapunovExponent(double value, double standardError, int duration) {

    /** How many blocks a path is cut into. */
    public static final int BLOCKS = 20;

    /** Follows a path for at least {@value #BLOCKS} units of time and measures; see {@link Lyapunov#growthRates}. */
    public static LyapunovExponent of(Field field, double[] start, int duration, Integrator integrator) {
        Arguments.atLeast("duration", BLOCKS, duration);
        return of(Lyapunov.growthRates(field, start, duration, integrator));
    }

    /** Sums up growth rates, one for each unit of time, at least {@value #BLOCKS}. */
    public static LyapunovExponent of(double[] rates) {
        Arguments.atLeast("the number of rates", BLOCKS, rates.length);
        double[] means = IntStream.range(0, BLOCKS)
                .mapToDouble(block -> Lyapunov.mean(rates, edge(block, rates), edge(block + 1, rates))).toArray();
        return new LyapunovExponent(Lyapunov.mean(rates, 0, rates.length), Estimate.of(means).standardError(), rates.length);
    }

    private static int edge(int block, double[] rates) {
        return (int) ((long) block * rates.length / BLOCKS);
    }

    /** Returns the Lyapunov time 1 / value, in which a small distance grows e-fold. It has a meaning only for a value above 0. */
    public double time() {
        return 1 / value;
    }

    /** Returns the value, its standard error and the length as a reader writes them. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f ± %.4f (T = %d)", value, standardError, duration);
    }
}
