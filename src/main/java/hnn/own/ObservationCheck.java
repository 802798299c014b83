package hnn.own;

import hnn.data.Samples;
import hnn.phase.Trajectory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * What may be wrong with observations, and how to learn from them. Where even the best derivative has more than 5 % of error, the
 * trajectory loss is better.
 *
 * @param findings at most one of a kind on each path
 * @param derivative the one with the least error
 * @param derivativeError this error, as a part of the typical speed
 */
public record ObservationCheck(List<Finding> findings, Derivative derivative, double derivativeError) {

    /** The largest error of a derivative that is advised. */
    public static final double LARGEST_ERROR = 0.05;

    private static final double UNEVEN = 0.01;
    private static final double GAP = 3;
    private static final double OUTLIER = 10;
    private static final double SMALL = 1e-3;
    private static final double CORRELATED = 0.8;

    public ObservationCheck {
        findings = List.copyOf(findings);
    }

    /** Something that may be wrong: in a word or two, on which path and when, and what was seen with the fix. */
    public record Finding(String what, String where, String detail) {}

    static ObservationCheck of(Observations observed) {
        List<Finding> findings = new ArrayList<>();
        for (int number = 0; number < observed.paths().size(); number++) {
            Trajectory path = observed.paths().get(number);
            String where = observed.paths().size() == 1 ? "" : "path " + number + ", ";
            times(path, where, findings);
            outliers(observed, path, where, findings);
        }
        momenta(observed, findings);
        DerivativeChoice choice = DerivativeChoice.of(observed.paths());
        return new ObservationCheck(findings, choice.derivative(), choice.error());
    }

    private static Finding finding(String what, String where, String detail, Object... values) {
        return new Finding(what, where, String.format(Locale.ROOT, detail, values));
    }

    private static String at(String where, Trajectory path, int index) {
        var time = new BigDecimal(path.times()[index]).round(new MathContext(6));
        return where + "t = " + time.stripTrailingZeros().toPlainString();
    }

    private static void times(Trajectory path, String where, List<Finding> findings) {
        double[] spacing = DerivativeChoice.differences(path.times());
        double usual = DerivativeChoice.median(spacing);
        int widest = 0;
        int odd = 0;
        for (int i = 0; i < spacing.length; i++) {
            widest = spacing[i] > spacing[widest] ? i : widest;
            odd += spacing[i] <= GAP * usual && Math.abs(spacing[i] - usual) > UNEVEN * usual ? 1 : 0;
        }
        if (spacing[widest] > GAP * usual) {
            findings.add(finding("gap", at(where, path, widest),
                    "the next state comes %.3g later, the usual spacing is %.3g: make two paths of it", spacing[widest], usual));
        }
        if (odd > 0) {
            findings.add(finding("uneven times", at(where, path, 0), "%d of %d spacings are not %.3g: central differences are of"
                    + " first order there, a fitted window or the trajectory loss is not hurt", odd, spacing.length, usual));
        }
    }

    /** The distance of each state to the line between its neighbors. */
    private static double[] bends(Trajectory path, int coordinate) {
        double[] t = path.times();
        double[] x = path.coordinate(coordinate);
        return IntStream.range(1, x.length - 1).mapToDouble(i -> {
            double part = (t[i] - t[i - 1]) / (t[i + 1] - t[i - 1]);
            return x[i] - (1 - part) * x[i - 1] - part * x[i + 1];
        }).toArray();
    }

    private static void outliers(Observations observed, Trajectory path, String where, List<Finding> findings) {
        for (int coordinate = 0; coordinate < path.dimension(); coordinate++) {
            double[] bends = bends(path, coordinate);
            double usual = DerivativeChoice.medianSize(bends);
            var values = Arrays.stream(path.coordinate(coordinate)).summaryStatistics();
            double bound = Math.max(OUTLIER * DerivativeChoice.GAUSSIAN * usual, SMALL * (values.getMax() - values.getMin()));
            int worst = IntStream.range(0, bends.length).reduce(0, (a, b) -> Math.abs(bends[b]) > Math.abs(bends[a]) ? b : a);
            if (Math.abs(bends[worst]) > bound) {
                findings.add(finding("outlier", at(where, path, worst + 1),
                        "%s = %.4g lies %.2g off the line between its neighbors, the usual distance is %.2g: leave the row out",
                        observed.columns().state().get(coordinate), path.states()[worst + 1][coordinate],
                        Math.abs(bends[worst]), usual));
            }
        }
    }

    private static double[] values(List<Samples> samples, Function<Samples, double[][]> rows, int coordinate) {
        return samples.stream().map(rows).flatMap(Arrays::stream).mapToDouble(row -> row[coordinate]).toArray();
    }

    /** A momentum grows with the velocity of its position; of some systems, as of a charge in a magnetic field, it need not. */
    private static void momenta(Observations observed, List<Finding> findings) {
        List<Samples> samples = observed.paths().stream().map(path -> Derivative.central().samples(path)).toList();
        int n = observed.dimension() / 2;
        for (int i = 0; i < n; i++) {
            String position = observed.columns().positions().get(i);
            String momentum = observed.columns().momenta().get(i);
            double[] momenta = values(samples, Samples::x, n + i);
            double[] rates = values(samples, Samples::velocity, i);
            // By ranks and medians: a slip of the pen must not hide the rest.
            double correlation = new SpearmansCorrelation().correlation(momenta, rates);
            double slope = DerivativeChoice.medianSize(rates) / DerivativeChoice.medianSize(momenta);
            if (!(correlation > CORRELATED)) {
                findings.add(finding("momentum", "column " + momentum, "it does not go with the velocity of %s (correlation"
                        + " %.2f): is it the momentum, with the same sign, and not a position or the momentum of another?",
                        position, correlation));
            } else if (Math.abs(Math.log10(slope)) > 1) {
                findings.add(finding("units", "column " + momentum, "d%s/dt = %.3g %s: the units look unlike; use those in which"
                        + " mass and speed are near 1", position, slope, momentum));
            }
        }
    }

    /** Tells whether the trajectory loss is better than any derivative. */
    public boolean preferTrajectoryLoss() {
        return derivativeError > LARGEST_ERROR;
    }

    /** Returns which loss to use, in a sentence. */
    public String advice() {
        String name = derivative instanceof Derivative.SavitzkyGolay window
                ? String.format(Locale.ROOT, "Derivative.savitzkyGolay(%d, %d)", window.window(), window.degree())
                : "Derivative.central()";
        return String.format(Locale.ROOT, preferTrajectoryLoss()
                ? "Use the trajectory loss, paths(..) with Segments.of(k): the best derivative, %s, would be wrong by %.2g of the"
                        + " speed."
                : "Use the derivative loss with %s: its error is about %.2g of the speed.", name, derivativeError);
    }

    /** Returns the findings and the advice, a line each. */
    @Override
    public String toString() {
        Stream<String> lines = findings.stream().map(finding -> finding.what + ", " + finding.where + ": " + finding.detail);
        return Stream.concat(lines, Stream.of(advice())).collect(Collectors.joining(System.lineSeparator()));
    }
}
