package hnn.law;

import hnn.Arguments;
import hnn.law.TermLibrary.Term;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/** Least squares of functions of the state on a constant and some of the terms, at given states. */
final class TermFit {

    /** More states than these make a fit slower, not better. */
    private static final int MOST_STATES = 2000;
    /** Terms are sums of each other where a pivot is smaller. */
    private static final double SINGULAR = 1e-10;

    private final List<Term> terms;
    private final double[][] states;
    private final double[][] columns; // [term][state]

    TermFit(List<Term> terms, double[][] states) {
        this.terms = terms;
        Arguments.require(states.length > 2 * terms.size(), "states must be more than %d, twice the terms, not %d",
                2 * terms.size(), states.length);
        this.states = thinned(states);
        columns = terms.stream().map(this::finite).toArray(double[][]::new);
    }

    private static double[][] thinned(double[][] states) {
        int every = (states.length + MOST_STATES - 1) / MOST_STATES;
        double[][] used = new double[(states.length + every - 1) / every][];
        Arrays.setAll(used, i -> states[i * every]);
        return used;
    }

    private double[] finite(Term term) {
        return Arrays.stream(states).mapToDouble(x -> {
            double value = term.value().applyAsDouble(x);
            Arguments.require(Double.isFinite(value), "the term %s is %s at the state %s: leave it out",
                    term.name(), value, Arrays.toString(x));
            return value;
        }).toArray();
    }

    List<Term> terms() {
        return terms;
    }

    /** Returns the values of a function at the states. */
    double[] values(ToDoubleFunction<double[]> function) {
        return Arrays.stream(states).mapToDouble(function).toArray();
    }

    /** Fits some of the terms, numbered in the order of the library; the regression's first parameter is the constant of H. */
    OLSMultipleLinearRegression of(Set<Integer> numbers, double[] values) {
        double[][] rows = new double[values.length][];
        Arrays.setAll(rows, i -> numbers.stream().mapToDouble(term -> columns[term][i]).toArray());
        var regression = new OLSMultipleLinearRegression(SINGULAR);
        regression.newSampleData(values, rows);
        return regression;
    }

    /** Returns the constants of some of the terms, without that of H. */
    double[] constants(Set<Integer> numbers, double[] values) {
        double[] all = of(numbers, values).estimateRegressionParameters();
        return Arrays.copyOfRange(all, 1, all.length);
    }
}
