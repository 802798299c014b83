package hnn.phase;

import hnn.Arguments;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.util.FastMath;

/**
 * A change of units under which Hamilton's equations stay as they are.
 *
 * <pre>
 *   q_i = shift_i + a_i Q_i,    p_i = b_i P_i,    t = c T,    H = h H'
 *
 *   dQ/dT = dH'/dP,  dP/dT = -dH'/dQ    where    a_i b_i = h c    is the same for all i
 * </pre>
 *
 * <p>A network learns best where its inputs, and what it is to give, are near 1. Source: Goldstein, Poole and Safko, Classical
 * Mechanics, section 9.1, scale transformations.
 *
 * @param shift of each coordinate, 0 for momenta
 * @param factors a and b, above 0
 * @param time c, above 0
 */
public record Scaling(double[] shift, double[] factors, double time) {

    /** Numbers within this factor of 1 are left as they are. */
    public static final double NEAR = 5;

    /** Which factors keep the equations of a block as they are. */
    public enum Freedom {
        /** Hamilton's: each position has a factor of its own, and each momentum follows. */
        CANONICAL,
        /** One factor for all positions and one for all momenta, as friction along the momenta needs. */
        IN_HALVES,
        /** One factor for all, as a gradient in the whole of phase space needs. */
        ALIKE,
        /** The second half of a state is the rate of the first, as in Lagrange's equations: b_i = a_i / c. */
        RATES,
        /** The block cannot be taken to other units. */
        NONE
    }

    public Scaling {
        Arguments.require(shift.length == factors.length, "shift and factors must be equally long, not %d and %d", shift.length,
                factors.length);
        Arguments.positive("time", time);
        shift = Arguments.finite("shift", shift).clone();
        factors = factors.clone();
        for (double factor : factors) {
            Arguments.positive("a factor", factor);
        }
    }

    /** Returns the units that the numbers are in already. */
    public static Scaling none(int dimension) {
        return new Scaling(new double[dimension], ones(dimension), 1);
    }

    private static double[] ones(int dimension) {
        return DoubleStream.generate(() -> 1).limit(dimension).toArray();
    }

    /**
     * Returns units in which states spread about 1 and move about 1 in a unit of time; the units they are in, if they do so within a
     * factor of {@value #NEAR}.
     *
     * @param states a row a state
     * @param rates dx/dt, a row for each state
     */
    public static Scaling of(Freedom freedom, double[][] states, double[][] rates) {
        int dimension = states[0].length;
        double[] means = columns(states, column -> Arrays.stream(column).average().orElseThrow());
        double[] spreads = columns(states, new StandardDeviation()::evaluate);
        double[] speeds = columns(rates, Scaling::meanSquare);
        boolean near = isNear(meanSquare(speeds)) && Arrays.stream(spreads).allMatch(Scaling::isNear)
                && IntStream.range(0, dimension).allMatch(i -> Math.abs(means[i]) <= NEAR * Math.max(1, spreads[i]));
        if (freedom == Freedom.NONE || near) {
            return none(dimension);
        }
        double typical = positiveOr(meanSquare(spreads), 1);
        double[] sizes = Arrays.stream(spreads).map(spread -> positiveOr(spread, typical)).toArray();
        double[] shift = Arrays.copyOf(Arrays.copyOf(means, dimension / 2), dimension); // momenta are counted from 0
        return switch (dimension % 2 == 1 ? Freedom.ALIKE : freedom) {
            case ALIKE -> timed(new double[dimension], alike(sizes, 0, dimension), speeds);
            case RATES -> ofRates(shift, sizes);
            case IN_HALVES -> timed(shift, alike(alike(sizes, 0, dimension / 2), dimension / 2, dimension), speeds);
            default -> timed(shift, canonical(sizes), speeds);
        };
    }

    private static double[] alike(double[] sizes, int from, int to) {
        double[] alike = sizes.clone();
        Arrays.fill(alike, from, to, meanSquare(Arrays.copyOfRange(sizes, from, to)));
        return alike;
    }

    /** The nearest factors to sizes with one product a_i b_i: their ratio stays, the product is the geometric mean. */
    private static double[] canonical(double[] sizes) {
        int n = sizes.length / 2;
        double action = mean(n, i -> sizes[i] * sizes[n + i]);
        double[] factors = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double ratio = sizes[i] / sizes[n + i];
            factors[i] = Math.sqrt(action * ratio);
            factors[n + i] = Math.sqrt(action / ratio);
        }
        return factors;
    }

    private static Scaling ofRates(double[] shift, double[] sizes) {
        int n = sizes.length / 2;
        double time = mean(n, i -> sizes[i] / sizes[n + i]);
        double[] factors = sizes.clone();
        Arrays.setAll(factors, i -> i < n ? sizes[i] : sizes[i - n] / time);
        return new Scaling(shift, factors, time);
    }

    private static Scaling timed(double[] shift, double[] factors, double[] speeds) {
        double speed = meanSquare(IntStream.range(0, factors.length).mapToDouble(i -> speeds[i] / factors[i]).toArray());
        return new Scaling(shift, factors, 1 / positiveOr(speed, 1));
    }

    /** The geometric mean. */
    private static double mean(int count, IntToDoubleFunction value) {
        return FastMath.exp(IntStream.range(0, count).mapToDouble(i -> FastMath.log(value.applyAsDouble(i))).sum() / count);
    }

    private static double[] columns(double[][] rows, ToDoubleFunction<double[]> number) {
        return IntStream.range(0, rows[0].length)
                .mapToDouble(i -> number.applyAsDouble(Arrays.stream(rows).mapToDouble(row -> row[i]).toArray())).toArray();
    }

    private static boolean isNear(double size) {
        return size == 0 || (size <= NEAR && size >= 1 / NEAR);
    }

    private static double positiveOr(double value, double other) {
        return value > 0 ? value : other;
    }

    private static double meanSquare(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(value -> value * value).average().orElseThrow());
    }

    /** Tells whether nothing changes. */
    public boolean isNone() {
        return equals(none(factors.length));
    }

    /** Returns the way back. */
    public Scaling inverse() {
        double[] back = new double[factors.length];
        Arrays.setAll(back, i -> -shift[i] / factors[i]);
        return new Scaling(back, Arrays.stream(factors).map(factor -> 1 / factor).toArray(), 1 / time);
    }

    /** Returns h, by which an energy is divided. */
    public double energy() {
        return factors[0] * factors[factors.length / 2] / time;
    }

    /** Returns X of a state x. */
    public double[] state(double[] x) {
        double[] scaled = new double[x.length];
        Arrays.setAll(scaled, i -> (x[i] - shift[i]) / factors[i]);
        return scaled;
    }

    /** Returns dX/dT of dx/dt. */
    public double[] rate(double[] velocity) {
        double[] scaled = new double[velocity.length];
        Arrays.setAll(scaled, i -> velocity[i] * time / factors[i]);
        return scaled;
    }

    /** Returns a path in the new units. */
    public Trajectory path(Trajectory path) {
        return new Trajectory(Arrays.stream(path.times()).map(t -> t / time).toArray(),
                Arrays.stream(path.states()).map(this::state).toArray(double[][]::new), path.warnings());
    }

    /** Compares the numbers. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Scaling scaling && Arrays.equals(shift, scaling.shift) && Arrays.equals(factors, scaling.factors)
                && time == scaling.time;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[] {Arrays.hashCode(shift), Arrays.hashCode(factors), Double.hashCode(time)});
    }

    /** Returns the units in one line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        var names = PhaseSpace.names(factors.length);
        for (int i = 0; i < factors.length; i++) {
            text.append(String.format(Locale.ROOT, "%s by %.3g%s, ", names.get(i), factors[i],
                    shift[i] == 0 ? "" : String.format(Locale.ROOT, " from %.3g", shift[i])));
        }
        return text + String.format(Locale.ROOT, "t by %.3g", time);
    }
}
