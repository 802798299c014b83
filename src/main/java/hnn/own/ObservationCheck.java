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
import org.hipparchus.stat.descriptive.moment.StandardDeviation;

/**
 * What may be wrong with observations, and how to learn from them. Where even the best derivative has more than 5 % of error, the
 * trajectory loss is better.
 *
 * @param notes how the observations were read and prepared
 * @param findings what may be wrong
 * @param derivative the one with the least error
 * @param derivativeError this error, as a part of the typical speed
 * @param mechanical whether the momenta are not known
 */
public record ObservationCheck(List<String> notes, List<Finding> findings, Derivative derivative, double derivativeError,
        boolean mechanical) {

    /** The largest error of a derivative that is advised. */
    public static final double LARGEST_ERROR = 0.05;

    private static final double UNEVEN = 0.01;
    private static final double GAP = 3;
    private static final double OUTLIER = 10;
    private static final double ALONE = 2;
    private static final double SMALL = 1e-3;
    private static final double CORRELATED = 0.8;
    /** A jump of so much of a turn is one. */
    private static final double WRAP = 0.6;
    /** A column is a rate where it is dq/dt to so much, and goes with it so closely. */
    private static final double RATE = 0.03;
    private static final double SAME = 0.98;

    public ObservationCheck {
        notes = List.copyOf(notes);
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
        sizes(observed, findings);
        DerivativeChoice choice = DerivativeChoice.of(observed.paths());
        boolean mechanical = observed.columns().rates() || observed.columns().momenta().isEmpty();
        return new ObservationCheck(observed.notes(), findings, choice.derivative(), choice.error(), mechanical);
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
                    "the next state comes %.3g later, the usual spacing is %.3g: make two paths of it by cutAtGaps(..)",
                    spacing[widest], usual));
        }
        if (odd > 0) {
            findings.add(finding("uneven times", at(where, path, 0), "%d of %d spacings are not %.3g: central differences are of"
                    + " first order there, a fitted window or the trajectory loss is not hurt", odd, spacing.length, usual));
        }
    }

    /** The distance of a state to the line between its neighbors; 0 at the ends, and across a gap, where no line is to be expected. */
    private static double bend(double[] t, double[] x, int i, double widest) {
        if (i == 0 || i == x.length - 1 || Math.max(t[i] - t[i - 1], t[i + 1] - t[i]) > widest) {
            return 0;
        }
        double part = (t[i] - t[i - 1]) / (t[i + 1] - t[i - 1]);
        return x[i] - (1 - part) * x[i - 1] - part * x[i + 1];
    }

    /**
     * Finds every state that lies off its neighbors. The worst is named and put between its neighbors, then the next, so that one slip
     * is one finding.
     */
    private static void outliers(Observations observed, Trajectory path, String where, List<Finding> findings) {
        for (int coordinate = 0; coordinate < path.dimension(); coordinate++) {
            String name = observed.columns().state().get(coordinate);
            double[] x = path.coordinate(coordinate);
            if (wraps(name, path, x, where, findings)) {
                continue; // all else would be about the wraps
            }
            double[] t = path.times();
            double widest = GAP * DerivativeChoice.median(DerivativeChoice.differences(t));
            double[] bends = IntStream.range(0, x.length).mapToDouble(i -> bend(t, x, i, widest)).toArray();
            double usual = DerivativeChoice.medianSize(Arrays.copyOfRange(bends, 1, bends.length - 1));
            var values = Arrays.stream(x).summaryStatistics();
            double bound = Math.max(OUTLIER * DerivativeChoice.GAUSSIAN * usual, SMALL * (values.getMax() - values.getMin()));
            for (int count = 0; count < x.length; count++) {
                int worst = IntStream.range(0, bends.length).filter(i -> isAlone(bends, i)).reduce(0,
                        (i, j) -> Math.abs(bends[j]) > Math.abs(bends[i]) ? j : i);
                if (Math.abs(bends[worst]) <= bound || !isAlone(bends, worst)) {
                    break;
                }
                findings.add(finding("outlier", at(where, path, worst),
                        "%s = %.4g lies %.2g off the line between its neighbors, the usual distance is %.2g: leave the row out",
                        name, x[worst], Math.abs(bends[worst]), usual));
                x[worst] -= bends[worst];
                for (int i = worst - 1; i <= worst + 1; i++) {
                    bends[i] = bend(t, x, i, widest);
                }
            }
        }
    }

    /**
     * Tells whether a state lies off a smooth path, and the path does not merely turn there: a slip bends the path to the other side at
     * both neighbors, by half as much, and leaves what is beyond them as it was on one side at least.
     */
    private static boolean isAlone(double[] bends, int i) {
        double left = i > 1 ? bends[i - 1] : 0;
        double right = i < bends.length - 2 ? bends[i + 1] : 0;
        return Math.abs(bends[i] - (left + right) / 2) > Math.abs(bends[i])
                && Math.abs(bends[i]) > ALONE * Math.min(largest(bends, i - 4, i - 3), largest(bends, i + 3, i + 4));
    }

    private static double largest(double[] bends, int from, int to) {
        double largest = 0;
        for (int i = Math.max(0, from); i <= Math.min(bends.length - 1, to); i++) {
            largest = Math.max(largest, Math.abs(bends[i]));
        }
        return largest;
    }

    /** Tells whether a coordinate jumps by a whole turn, in radians or degrees, and says so. */
    private static boolean wraps(String name, Trajectory path, double[] x, String where, List<Finding> findings) {
        var values = Arrays.stream(x).summaryStatistics();
        for (double turn : new double[] {2 * Math.PI, 360}) {
            double range = values.getMax() - values.getMin();
            int count = Wraps.count(x, WRAP * 2 * turn);
            if (count > 0 && range <= turn * (1 + UNEVEN) && range > WRAP * turn) {
                int first =
                        IntStream.range(1, x.length).filter(i -> Math.abs(x[i] - x[i - 1]) > WRAP * turn).findFirst().orElse(0);
                findings.add(finding("wrap", at(where, path, first), "%s is folded into one turn, and jumps %d times: use"
                        + " unwrapped(\"%s\")%s", name, count, name, turn == 360 ? " after degrees(..)" : ""));
                return true;
            }
        }
        return false;
    }

    private static double[] values(List<Samples> samples, Function<Samples, double[][]> rows, int coordinate) {
        return samples.stream().map(rows).flatMap(Arrays::stream).mapToDouble(row -> row[coordinate]).toArray();
    }

    /** A momentum grows with the velocity of its position; of some systems, as of a charge in a magnetic field, it need not. */
    private static void momenta(Observations observed, List<Finding> findings) {
        Columns columns = observed.columns();
        List<Samples> samples = observed.paths().stream().map(path -> Derivative.central().samples(path)).toList();
        int n = columns.positions().size();
        int same = 0;
        for (int i = 0; i < columns.momenta().size(); i++) {
            String position = columns.positions().get(i);
            String momentum = columns.momenta().get(i);
            double[] momenta = values(samples, Samples::x, n + i);
            double[] rates = values(samples, Samples::velocity, i);
            // By ranks and medians: a slip of the pen must not hide the rest.
            double correlation = new SpearmansCorrelation().correlation(momenta, rates);
            double slope = DerivativeChoice.medianSize(rates) / DerivativeChoice.medianSize(momenta);
            boolean isRate = Math.abs(slope - 1) < RATE;
            same += isRate && correlation > SAME ? 1 : 0;
            if (!(correlation > CORRELATED)) {
                findings.add(finding("momentum", "column " + momentum, "it does not go with the velocity of %s (correlation"
                        + " %.2f): is it the momentum, with the same sign, and not a position or the momentum of another?",
                        position, correlation));
            } else if (columns.rates() && !isRate) {
                findings.add(
                        finding("rate", "column " + momentum, "it is said to be d%s/dt, but d%s/dt = %.3g %s: in other units, or"
                                + " smoothed? Positions alone may do better", position, position, slope, momentum));
            } else if (!columns.rates() && Math.abs(Math.log10(slope)) > 1) {
                findings.add(finding("units", "column " + momentum, "d%s/dt = %.3g %s: the units look unlike: is it"
                        + " a momentum in the units of mass, length and time that the others are in?", position, slope,
                        momentum));
            }
        }
        if (!columns.rates() && n > 1 && same == n) {
            findings.add(finding("rates", "columns " + columns.momenta(),
                    "each is the rate of its position. Momenta are that only where"
                            + " all masses are 1 and the positions Cartesian; for angles of coupled bodies they are not: name them by"
                            + " Columns.rates, and use MechanicalTraining"));
        }
    }

    /** Units in which the numbers are far from 1 make a network slow to learn. */
    private static void sizes(Observations observed, List<Finding> findings) {
        for (int i = 0; i < observed.dimension(); i++) {
            int at = i;
            double size = new StandardDeviation().evaluate(observed.paths().stream()
                    .flatMapToDouble(path -> Arrays.stream(path.coordinate(at))).toArray());
            if (size > 0 && Math.abs(Math.log10(size)) > 1) {
                findings.add(finding("scale", "column " + observed.columns().state().get(i),
                        "its spread is %.3g: a network learns best"
                                + " where it is near 1, in other units; least squares does not mind",
                        size));
            }
        }
    }

    /** Tells whether the trajectory loss is better than any derivative. */
    public boolean preferTrajectoryLoss() {
        return derivativeError > LARGEST_ERROR;
    }

    /** Returns which loss to use, in a sentence. */
    public String advice() {
        if (mechanical) {
            return "Momenta are not known: use MechanicalTraining, which finds the mass matrix and the potential.";
        }
        String name = derivative instanceof Derivative.SavitzkyGolay window
                ? String.format(Locale.ROOT, "Derivative.savitzkyGolay(%d, %d)", window.window(), window.degree())
                : "Derivative.central()";
        return String.format(Locale.ROOT, preferTrajectoryLoss()
                ? "Use the trajectory loss, paths(..) with Segments.of(k): the best derivative, %s, would be wrong by %.2g of the"
                        + " speed."
                : "Use the derivative loss with %s: its error is about %.2g of the speed.", name, derivativeError);
    }

    /** Returns the notes, the findings and the advice, a line each. */
    @Override
    public String toString() {
        Stream<String> found = findings.stream().map(finding -> finding.what + ", " + finding.where + ": " + finding.detail);
        return Stream.of(notes.stream(), found, Stream.of(advice())).flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
