package hnn.law;

import hnn.Arguments;
import hnn.phase.HamiltonianField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A Hamiltonian written down, H(q, p) = sum of c_k term_k(q, p) up to a constant.
 *
 * <p>Of all sums of k terms that one is taken which leaves least of H over in the sense of least squares; of these, the one of
 * the fewest terms that leaves little enough. The search adds the best term to the last sum, then exchanges terms one by one
 * for as long as that helps.
 *
 * <p>A constant comes with a 95 % interval. Of one network, it is the interval of the regression: it knows how well the terms
 * fit what the network has learned, not what the network has learned wrong. Of several networks, it is the interval of their
 * mean, by Student's t, and tells of chance in the data and in the training, if each network had data and a seed of its own.
 *
 * <p>Source: the idea of sparse regression on a library of terms is that of Brunton, Proctor and Kutz 2016 (PNAS 113, 3932).
 *
 * @param letter what is read: H, or D of a field with friction
 * @param constants the terms that were taken, in the order of the library
 * @param leftOver what the terms do not explain: the RMS of the rest over its standard deviation, 0 for nothing
 */
public record Law(String letter, List<Constant> constants, double leftOver) {

    /** What a law may leave over unless another number is asked for: 5 % of the spread of H. */
    public static final double LEFT_OVER = 0.05;
    /** The most terms a law is given. */
    private static final int MOST_TERMS = 12;

    /** Copies the list. */
    public Law {
        constants = List.copyOf(constants);
    }

    /**
     * One term with its constant.
     *
     * @param term what is multiplied
     * @param value the constant
     * @param halfWidth half the width of its 95 % interval
     */
    public record Constant(Term term, double value, double halfWidth) {

        /** Returns the least value of the interval. */
        public double from() {
            return value - halfWidth;
        }

        /** Returns the largest value of the interval. */
        public double to() {
            return value + halfWidth;
        }
    }

    /** Reads the law off one learned H that leaves at most {@link #LEFT_OVER}; see the longest form. */
    public static Law read(HamiltonianField learned, double[][] states, TermLibrary library) {
        return read(List.of(learned), states, library, LEFT_OVER);
    }

    /**
     * Reads the law of any learned function of the state, {@code learned.gradient()::potential} for instance.
     *
     * @param letter what it is called in the law
     * @param learned the function
     */
    public static Law read(String letter, ToDoubleFunction<double[]> learned, double[][] states, TermLibrary library) {
        return first(new LawSearch(letter, List.of(learned), states, library), LEFT_OVER);
    }

    /**
     * Reads the law off learned Hamiltonians.
     *
     * @param learned one H, or several of the same system for better intervals
     * @param states where H was learned: the states of the training data
     * @param library what the law may be made of
     * @param leftOver how much it may leave over, above 0 and below 1
     * @throws IllegalArgumentException if no sum of terms leaves so little, or there are too few states
     */
    public static Law read(
            List<? extends HamiltonianField> learned, double[][] states, TermLibrary library, double leftOver) {
        return first(search(learned, states, library), leftOver);
    }

    private static LawSearch search(List<? extends HamiltonianField> learned, double[][] states, TermLibrary library) {
        return new LawSearch("H", learned.stream().<ToDoubleFunction<double[]>>map(field -> field::hamiltonian).toList(),
                states, library);
    }

    /** Returns the first law that leaves little enough. */
    private static Law first(LawSearch search, double leftOver) {
        Arguments.require(leftOver > 0 && leftOver < 1, "leftOver must be above 0 and below 1, not %s", leftOver);
        Law law = null;
        for (int size = 1; size <= Math.min(MOST_TERMS, search.size()); size++) {
            law = search.next();
            if (law.leftOver <= leftOver) {
                return law;
            }
        }
        throw new IllegalArgumentException(String.format(Locale.ROOT, "the best sum of %d terms, %s, leaves %.3g of %s over,"
                + " more than leftOver = %s: give the library other terms, or allow more", law.constants.size(), law,
                law.leftOver, law.letter, leftOver));
    }

    /**
     * Returns the best laws of one term, of two, and so on: the one to take is where more terms no longer help.
     *
     * @param most the number of laws, from 1 to the number of terms
     */
    public static List<Law> bySize(
            List<? extends HamiltonianField> learned, double[][] states, TermLibrary library, int most) {
        Arguments.require(most >= 1 && most <= library.terms().size(), "most must be from 1 to the library's %d terms, not %d",
                library.terms().size(), most);
        var search = search(learned, states, library);
        List<Law> laws = new ArrayList<>();
        while (laws.size() < most) {
            laws.add(search.next());
        }
        return laws;
    }

    /** Returns the sum of the terms at a state. */
    public double value(double[] x) {
        return constants.stream().mapToDouble(constant -> constant.value * constant.term.value().applyAsDouble(x)).sum();
    }

    /** Returns the constants with their intervals: term, constant, from, to. */
    public Table toTable() {
        return Table.create("law", StringColumn.create("term", constants.stream().map(c -> c.term.name()).toList()),
                column("constant", constants.stream().mapToDouble(Constant::value).toArray()),
                column("from", constants.stream().mapToDouble(Constant::from).toArray()),
                column("to", constants.stream().mapToDouble(Constant::to).toArray()));
    }

    private static DoubleColumn column(String name, double[] values) {
        return DoubleColumn.create(name, Arrays.stream(values).map(value -> Double.parseDouble(digits(value))).toArray());
    }

    /** Three digits, as many as such constants are good for. */
    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    /** Returns the law as a reader writes it, as in H = 1.00 q^2 + 1.00 p^2. */
    @Override
    public String toString() {
        var text = new StringBuilder(letter + " =");
        for (Constant constant : constants) {
            boolean first = constant == constants.get(0);
            String sign = constant.value < 0 ? " -" : first ? "" : " +";
            text.append(sign).append(first && constant.value < 0 ? "" : " ")
                    .append(digits(Math.abs(constant.value))).append(' ').append(constant.term.name());
        }
        return text.toString();
    }
}
