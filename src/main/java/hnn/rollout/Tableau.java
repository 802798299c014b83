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
 * @param a what the stages take of each other: a row a stage; of an explicit method, row i has the i stages before it
 * @param b the weights of the stages
 */
public record Tableau(double[] c, double[][] a, double[] b) {

    /** Checks that each stage has a time and a row. */
    public Tableau {
        Arguments.require(c.length == b.length && a.length == b.length, "a tableau of %d stages has %d rows and %d times",
                b.length, a.length, c.length);
    }

    /** Takes a library's, which leaves out the first stage, at the beginning of the step. */
    static Tableau of(ButcherArrayProvider library) {
        double[] b = library.getB();
        double[] c = new double[b.length];
        double[][] a = new double[b.length][];
        a[0] = new double[0];
        for (int i = 1; i < b.length; i++) {
            c[i] = library.getC()[i - 1];
            a[i] = library.getA()[i - 1];
        }
        return new Tableau(c, a, b);
    }

    /** Returns the tableau as it is printed in books, in decimals. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int i = 0; i < b.length; i++) {
            text.append(number(c[i])).append(" |").append(row(a[i])).append('\n');
        }
        return text.append("-".repeat(9)).append('+').append("-".repeat(9 * b.length)).append('\n')
                .append(" ".repeat(9)).append('|').append(row(b)).toString();
    }

    /** Returns numbers as a row of a tableau. */
    static String row(double... coefficients) {
        var text = new StringBuilder();
        for (double coefficient : coefficients) {
            text.append(' ').append(number(coefficient));
        }
        return text.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%8.5f", value);
    }
}
