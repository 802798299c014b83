package hnn.law;

import hnn.Arguments;
import hnn.law.TermLibrary.Term;
import hnn.phase.HamiltonianField;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * A Hamiltonian written down, H(q, p) = sum of c_k term_k(q, p) up to a constant.
 *
 * <p>Among the sums of k terms, the best is taken in the sense of least squares, with the smallest k that explains enough. The
 * search adds the best term to the last sum, then exchanges terms one by one for as long as that helps.
 *
 * <p>Source: sparse regression on a library of terms, Brunton, Proctor and Kutz 2016 (PNAS 113, 3932).
 *
 * @param letter what is read: H, or D of a field with friction
 * @param constants the terms that were taken, in the order of the library
 * @param unexplained what the terms do not explain: the RMS of the rest over its standard deviation, 0 for nothing
 * @param alternatives where one term exchanged for another leaves at most twice as much over: on these states, the law cannot be
 *     told from such a law. (What a network has wrong is smooth and has few independent parts; for seven of them, a ratio of two
 *     is the 5 % point of Fisher's F.)
 */
public record Law(String letter, List<Constant> constants, Intervals intervals, double unexplained,
        List<Alternative> alternatives) {

    /** What a law may leave over unless another number is asked for: 5 % of the spread of H. */
    public static final double LEFT_OVER = 0.05;
    /** The most terms a law is given. */
    private static final int MOST_TERMS = 12;

    public Law {
        constants = List.copyOf(constants);
        alternatives = List.copyOf(alternatives);
    }

    /** One term with its constant and the interval of it. The value need not be inside; see {@link Law#refitted}. */
    public record Constant(Term term, double value, double from, double to) {}

    /** A term that could stand in the law in place of one that was taken; unexplained is what a law with it leaves over. */
    public record Alternative(Term taken, Term other, double unexplained) {}

    /** Reads the law off one learned H that leaves at most {@link #LEFT_OVER}; see the longest form. */
    public static Law read(HamiltonianField learned, double[][] states, TermLibrary library) {
        return read(List.of(learned), states, library, LEFT_OVER);
    }

    /** Reads the law of any learned function of the state, {@code learned.gradient()::potential} for instance. */
    public static Law read(String letter, ToDoubleFunction<double[]> learned, double[][] states, TermLibrary library) {
        return first(new LawSearch(letter, List.of(learned), states, library), LEFT_OVER);
    }

    /**
     * Reads the law off learned Hamiltonians.
     *
     * @param learned one H, or several of the same system, for intervals of their mean
     * @param states where H was learned: the states of the training data
     * @param unexplained how much it may leave over, above 0 and below 1
     * @throws IllegalArgumentException if no sum of terms leaves so little, or there are too few states
     */
    public static Law read(List<? extends HamiltonianField> learned, double[][] states, TermLibrary library, double unexplained) {
        List<ToDoubleFunction<double[]>> energies =
                learned.stream().<ToDoubleFunction<double[]>>map(field -> field::hamiltonian).toList();
        return first(new LawSearch("H", energies, states, library), unexplained);
    }

    /** Returns the first law that leaves little enough. */
    private static Law first(LawSearch search, double unexplained) {
        Arguments.require(unexplained > 0 && unexplained < 1, "unexplained must be above 0 and below 1, not %s", unexplained);
        for (int size = 1; size <= Math.min(MOST_TERMS, search.size()); size++) {
            if (search.next() <= unexplained) {
                return search.law();
            }
        }
        Law law = search.law();
        throw new IllegalArgumentException(String.format(Locale.ROOT, "the best sum of %d terms, %s, leaves %.3g of %s over,"
                + " more than unexplained = %s: give the library other terms, or allow more", law.constants.size(),
                LawText.formula(law), law.unexplained, law.letter, unexplained));
    }

    /**
     * Returns the law with 95 % intervals for the true constants, by a parametric bootstrap: the law is taken as the truth, data
     * is made from it and learned again, and the same terms are read off each of the m networks. Their errors e_i = refit_i - law
     * show which errors the law has itself, shared ones as well as those of chance:
     *
     * <pre>
     *   interval = law - mean(e) &#177; t s sqrt(1 + 1/m)
     * </pre>
     *
     * with s the standard deviation of the e_i, and t Student's for m - 1 degrees of freedom; the variances of the law's own
     * error and of the mean of m errors add up. It holds if the terms are the right ones, the new data is as noisy as the old,
     * and the errors at the law are those at the truth. (Simulated with a common error of 5 %, which is itself 5 % smaller at the
     * law, 93 % of the true constants are inside.)
     *
     * <p><b>The value of a constant stays what was read</b>: where it is outside its interval, the difference is what the network
     * has learned wrong, and the middle of the interval is the corrected constant.
     *
     * <p>Source: Efron and Tibshirani 1993, <i>An Introduction to the Bootstrap</i>, chapters 6 and 10; Davison and Hinkley 1997,
     * <i>Bootstrap Methods and their Application</i>, chapter 2.
     *
     * @param states those that the law was read at
     * @param times m, at least 2; with 4 the intervals are some 1.6 times as long as with 20
     * @param seed gives every refit a seed of its own, which is the seed of no other experiment
     * @throws IllegalArgumentException if the law was read off several networks: a refit is one network
     */
    public Law refitted(double[][] states, Refit refit, int times, long seed) {
        return new LawRefit(this, states).intervals(refit, times, seed);
    }

    /** Returns the motion under this law, dx/dt = J grad H, with the gradient by finite differences; see {@link TermLibrary#hamiltonian}. */
    public HamiltonianField field() {
        return new TermSum(constants.stream().map(Constant::term).toList(),
                constants.stream().mapToDouble(Constant::value).toArray());
    }

    /** Returns the sum of the terms at a state. */
    public double value(double[] x) {
        return field().hamiltonian(x);
    }

    /** Returns, in words, where one term cannot be told from another on the data: a sentence for each alternative. */
    public List<String> warnings() {
        return alternatives.stream().map(alternative -> LawText.warning(this, alternative)).toList();
    }

    /** Returns term, constant, the interval from and to, and any alternatives; the title names the kind of interval. */
    public Table toTable() {
        return LawText.table(this);
    }

    /** Returns the law as a reader writes it, as in H = 1.00 q^2 + 1.00 p^2, and a line for each warning. */
    @Override
    public String toString() {
        return String.join("\n", Stream.concat(Stream.of(LawText.formula(this)), warnings().stream()).toList());
    }
}
