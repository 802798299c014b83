package hnn.law;

import hnn.Arguments;
import hnn.law.Law.Alternative;
import hnn.law.Law.Constant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;
import org.hipparchus.stat.descriptive.moment.Variance;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/** The search for the best sum of one term, of two, and so on. */
final class LawSearch {

    /**
     * A law with another term that leaves at most twice as much over is not told apart from the law. What a network has wrong is
     * smooth, so its rest has few independent parts, though it is seen at many states. Of seven parts against seven, twice the
     * RMS is what chance alone exceeds in 1 of 20 cases (Fisher's F, 3.8). In 6000 simulated laws of q^2 + p^2, with 1 to 10
     * waves as the rest, 1 - cos q was taken for q^2 in 386; the right term then left up to 1.6 times as much, and once more than
     * twice.
     */
    private static final double TOLD_APART = 2;
    /** What is left over of an exact law. */
    private static final double ROUND_OFF = 1e-9;

    private final String letter;
    private final TermFit fit;
    private final double[][] energies; // [network][state]
    private final double[] mean; // [state]
    private final double spread; // of the mean
    private final Map<SortedSet<Integer>, Double> known = new HashMap<>(); // what each set leaves over
    private SortedSet<Integer> chosen = new TreeSet<>();

    LawSearch(String letter, List<ToDoubleFunction<double[]>> learned, double[][] states, TermLibrary library) {
        this.letter = letter;
        Arguments.require(!learned.isEmpty(), "learned is empty: give at least one Hamiltonian");
        fit = new TermFit(library.terms(), states);
        energies = learned.stream().map(fit::values).toArray(double[][]::new);
        mean = new double[energies[0].length];
        Arrays.setAll(mean, i -> Arrays.stream(energies).mapToDouble(energy -> energy[i]).average().orElseThrow());
        spread = Math.sqrt(new Variance(false).evaluate(mean));
    }

    /** Returns the number of terms there are. */
    int size() {
        return fit.terms().size();
    }

    /** Takes one term more than before, and returns what the best such sum leaves over. */
    double next() {
        chosen = exchanged(best(chosen));
        return unexplained(chosen);
    }

    /** Returns the law of the terms that were taken. */
    Law law() {
        OLSMultipleLinearRegression regression = fit.of(chosen, mean);
        double[] values = regression.estimateRegressionParameters(); // the first is the constant of H
        double[] halves = energies.length == 1 ? halfWidths(regression) : halfWidthsOfMean();
        List<Constant> constants = new ArrayList<>();
        for (int term : chosen) {
            int k = constants.size() + 1;
            constants.add(new Constant(fit.terms().get(term), values[k], values[k] - halves[k], values[k] + halves[k]));
        }
        return new Law(letter, constants, energies.length == 1 ? Intervals.FIT : Intervals.ofMean(energies.length),
                unexplained(chosen), alternatives());
    }

    private double[] halfWidths(OLSMultipleLinearRegression regression) {
        double t = Intervals.t(mean.length - chosen.size() - 1);
        return Arrays.stream(regression.estimateRegressionParametersStandardErrors()).map(error -> t * error).toArray();
    }

    private double[] halfWidthsOfMean() {
        double[][] each = Arrays.stream(energies).map(energy -> fit.of(chosen, energy).estimateRegressionParameters())
                .toArray(double[][]::new);
        double[] halves = new double[chosen.size() + 1];
        Arrays.setAll(halves, k -> Intervals.t(energies.length - 1) / Math.sqrt(energies.length)
                * new DescriptiveStatistics(Arrays.stream(each).mapToDouble(p -> p[k]).toArray()).getStandardDeviation());
        return halves;
    }

    /** Exchanges each term of the law for each that is not in it. */
    private List<Alternative> alternatives() {
        double most = Math.max(ROUND_OFF, TOLD_APART * unexplained(chosen));
        List<Alternative> alternatives = new ArrayList<>();
        for (int taken : chosen) {
            SortedSet<Integer> rest = without(chosen, taken);
            for (int other : others(chosen)) {
                double left = unexplained(with(rest, other));
                if (left <= most) {
                    alternatives.add(new Alternative(fit.terms().get(taken), fit.terms().get(other), left));
                }
            }
        }
        return alternatives;
    }

    /** The set and the term that helps it most. */
    private SortedSet<Integer> best(SortedSet<Integer> set) {
        return others(set).stream().map(term -> with(set, term)).min(Comparator.comparingDouble(this::unexplained)).orElseThrow();
    }

    private List<Integer> others(Set<Integer> set) {
        return IntStream.range(0, size()).boxed().filter(term -> !set.contains(term)).toList();
    }

    private static SortedSet<Integer> with(SortedSet<Integer> set, Integer term) {
        var more = new TreeSet<>(set);
        more.add(term);
        return more;
    }

    private static SortedSet<Integer> without(SortedSet<Integer> set, Integer term) {
        var fewer = new TreeSet<>(set);
        fewer.remove(term);
        return fewer;
    }

    /** Takes out each term in turn and puts in the best, until this helps none. */
    private SortedSet<Integer> exchanged(SortedSet<Integer> set) {
        for (int term : set) {
            SortedSet<Integer> other = best(without(set, term));
            if (unexplained(other) < unexplained(set)) {
                return exchanged(other);
            }
        }
        return set;
    }

    /** The RMS left over, as a part of the spread; infinite where one term is a sum of the others. */
    private double unexplained(SortedSet<Integer> set) {
        return known.computeIfAbsent(set, this::computeUnexplained);
    }

    private double computeUnexplained(SortedSet<Integer> set) {
        try {
            return Math.sqrt(fit.of(set, mean).calculateResidualSumOfSquares() / mean.length) / spread;
        } catch (MathRuntimeException e) {
            return Double.POSITIVE_INFINITY;
        }
    }
}
