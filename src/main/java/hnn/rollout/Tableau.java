package hnn.rollout;

import hnn.Arguments;
import java.util.Locale;
import org.hipparchus.ode.nonstiff.ButcherArrayProvider;

/**
 * The coefficients of a Runge-Kutta method, Butcher's tableau.
 *
 * <pre>
 *   k_i = f(t + c_i h, x + h sum_j a_ij k_j),    x' = x + h sum_i b_i k_i        c | A
 *                                                                                --+--
 *                                                                                  | b
 * </pre>
 *
 * @param c the times of the stages, in steps
 * @param a what the stages take of each other, (stages, stages)
 * @param b the weights of the stages
 */
record Tableau(double[] c, double[][] a, double[] b) {

    Tableau {
        Arguments.require(c.length == b.length && a.length == b.length, "a tableau of %d stages has %d rows and %d times",
                b.length, a.length, c.length);
    }

    /** Takes a library's, which leaves out the first row of zeros and all above the diagonal. */
    static Tableau of(ButcherArrayProvider library) {
        double[] b = library.getB();
        double[] c = new double[b.length];
        double[][] a = new double[b.length][b.length];
        for (int i = 1; i < b.length; i++) {
            c[i] = library.getC()[i - 1];
            System.arraycopy(library.getA()[i - 1], 0, a[i], 0, library.getA()[i - 1].length);
        }
        return new Tableau(c, a, b);
    }

    int stages() {
        return b.length;
    }

    /** Tells whether each stage takes of those before it alone. */
    boolean isExplicit() {
        for (int i = 0; i < stages(); i++) {
            for (int j = i; j < stages(); j++) {
                if (a[i][j] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns the tableau as it is printed in books, in decimals; above the diagonal of an explicit method is nothing. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        boolean explicit = isExplicit();
        for (int i = 0; i < stages(); i++) {
            text.append(number(c[i])).append(" |");
            for (int j = 0; j < (explicit ? i : stages()); j++) {
                text.append(' ').append(number(a[i][j]));
            }
            text.append('\n');
        }
        text.append("-".repeat(9)).append('+').append("-".repeat(9 * stages())).append('\n').append(" ".repeat(9)).append('|');
        for (double weight : b) {
            text.append(' ').append(number(weight));
        }
        return text.toString();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%8.5f", value);
    }
}
