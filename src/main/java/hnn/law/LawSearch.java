package hnn.law;

import hnn.Arguments;
import hnn.law.Law.Constant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;
import org.hipparchus.stat.descriptive.moment.Variance;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/** The search for the best sum of one term, of two, and so on. */
final class LawSearch {

    /** More states than these make the search slower, not better. */
    private static final int MOST_STATES = 2000;
    private static final double TWO_SIDED = 0.975;

    private final String letter;
    private final List<Term> terms;
    private final double[][] columns; // [term][state]
    private final double[][] energies; // [network][state]
    private final double[] mean; // [state]
    private TreeSet<Integer> chosen = new TreeSet<>();

    LawSearch(String letter, List<ToDoubleFunction<double[]>> learned, double[][] states, TermLibrary library) {
        this.letter = letter;
        Arguments.require(!learned.isEmpty(), "learned is empty: give at least one Hamiltonian");
        terms = library.terms();
        Arguments.require(states.length > 2 * terms.size(), "states must be more than %d, twice the terms, not %d",
                2 * terms.size(), states.length);
        double[][] used = thinned(states);
        columns = terms.stream().map(term -> finite(term, used)).toArray(double[][]::new);
        energies = learned.stream().map(function -> Arrays.stream(used).mapToDouble(function).toArray())
                .toArray(double[][]::new);
        mean = new double[used.length];
        for (double[] energy : energies) {
            double offset = Arrays.stream(energy).average().orElseThrow(); // each network has a constant of its own
            for (int i = 0; i < mean.length; i++) {
                mean[i] += (energy[i] - offset) / energies.length;
            }
        }
    }

    private static double[][] thinned(double[][] states) {
        int every = (states.length + MOST_STATES - 1) / MOST_STATES;
        double[][] used = new double[(states.length + every - 1) / every][];
        Arrays.setAll(used, i -> states[i * every]);
        return used;
    }

    private static double[] finite(Term term, double[][] states) {
        return Arrays.stream(states).mapToDouble(x -> {
            double value = term.value().applyAsDouble(x);
            Arguments.require(Double.isFinite(value), "the term %s is %s at the state %s: leave it out",
                    term.name(), value, Arrays.toString(x));
            return value;
        }).toArray();
    }

    /** Returns the number of terms there are. */
    int size() {
        return terms.size();
    }

    /** Returns the best sum of one term more than the last. */
    Law next() {
        chosen = exchanged(best(chosen));
        List<Constant> constants = new ArrayList<>();
        OLSMultipleLinearRegression fit = fit(chosen, mean);
        double[] values = fit.estimateRegressionParameters(); // the first is the constant of H
        double[] halves = halfWidths(fit);
        int k = 1;
        for (int term : chosen) {
            constants.add(new Constant(terms.get(term), values[k], halves[k]));
            k++;
        }
        double rest = fit.calculateResidualSumOfSquares() / mean.length;
        return new Law(letter, constants, Math.sqrt(rest / new Variance(false).evaluate(mean)));
    }

    private double[] halfWidths(OLSMultipleLinearRegression fit) {
        int parameters = chosen.size() + 1;
        if (energies.length == 1) {
            double t = new TDistribution(mean.length - parameters).inverseCumulativeProbability(TWO_SIDED);
            return Arrays.stream(fit.estimateRegressionParametersStandardErrors()).map(error -> t * error).toArray();
        }
        double[][] each = Arrays.stream(energies).map(energy -> fit(chosen, energy).estimateRegressionParameters())
                .toArray(double[][]::new);
        double t = new TDistribution(energies.length - 1).inverseCumulativeProbability(TWO_SIDED);
        double[] halves = new double[parameters];
        Arrays.setAll(halves, k -> t / Math.sqrt(energies.length)
                * new DescriptiveStatistics(Arrays.stream(each).mapToDouble(p -> p[k]).toArray()).getStandardDeviation());
        return halves;
    }

    /** The set and the term that helps it most. */
    private TreeSet<Integer> best(TreeSet<Integer> set) {
        TreeSet<Integer> best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int term = 0; term < terms.size(); term++) {
            var candidate = new TreeSet<>(set);
            if (candidate.add(term)) {
                double rest = rest(candidate);
                if (best == null || rest < least) {
                    best = candidate;
                    least = rest;
                }
            }
        }
        return best;
    }

    /** Takes out each term in turn and puts in the best, until this helps none. */
    private TreeSet<Integer> exchanged(TreeSet<Integer> set) {
        TreeSet<Integer> now = set;
        boolean better = true;
        while (better) {
            better = false;
            for (int term : List.copyOf(now)) {
                var fewer = new TreeSet<>(now);
                fewer.remove(term);
                TreeSet<Integer> other = best(fewer);
                if (!other.equals(now) && rest(other) < rest(now)) {
                    now = other;
                    better = true;
                    break;
                }
            }
        }
        return now;
    }

    /** The sum of squares left over; infinite where one term is a sum of the others. */
    private double rest(TreeSet<Integer> set) {
        try {
            return fit(set, mean).calculateResidualSumOfSquares();
        } catch (MathRuntimeException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private OLSMultipleLinearRegression fit(TreeSet<Integer> set, double[] energy) {
        double[][] rows = new double[energy.length][];
        Arrays.setAll(rows, i -> set.stream().mapToDouble(term -> columns[term][i]).toArray());
        var regression = new OLSMultipleLinearRegression(1e-10);
        regression.newSampleData(energy, rows);
        return regression;
    }
}
