package hnn.rollout;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.phase.PhaseSpace;
import hnn.phase.SeparableHamiltonian;
import java.util.Arrays;

/**
 * A method for H = T(p) + V(q) that follows V alone, then T alone, each exactly, and so on:
 *
 * <pre>
 *   kick    p = p - kicks_i  h grad V(q)
 *   drift   q = q + drifts_i h grad T(p)
 * </pre>
 *
 * Kicks and drifts are the flows of Hamiltonians, so what is made of them is symplectic, whatever the coefficients.
 *
 * @param kicks one for each drift, or one more
 */
public record Splitting(String name, int order, boolean reversible, String source, double[] kicks, double[] drifts)
        implements StepMethod {

    /** Checks that kicks and drifts take turns. */
    public Splitting {
        Arguments.require(kicks.length == drifts.length || kicks.length == drifts.length + 1,
                "%s has %d kicks and %d drifts", name, kicks.length, drifts.length);
    }

    /** Returns leapfrog steps of the given parts of a step, one after the other; kicks that meet are one. */
    static Splitting ofLeapfrogs(String name, int order, String source, double... parts) {
        double[] kicks = new double[parts.length + 1];
        for (int i = 0; i < parts.length; i++) {
            kicks[i] += parts[i] / 2;
            kicks[i + 1] += parts[i] / 2;
        }
        return new Splitting(name, order, true, source, kicks, parts);
    }

    /**
     * Returns the parts of a step that raise a symmetric method of order 2 to order 4: the errors of the parts cancel. Source:
     * Yoshida 1990, Physics Letters A 150, 262.
     */
    static double[] yoshida4() {
        double outer = 1 / (2 - Math.cbrt(2));
        return new double[] {outer, 1 - 2 * outer, outer};
    }

    /** Returns the parts for order 6, solution A of Yoshida's table 1. */
    static double[] yoshida6() {
        double first = -1.17767998417887;
        double second = 0.235573213359357;
        double third = 0.784513610477560;
        return new double[] {third, second, first, 1 - 2 * (first + second + third), first, second, third};
    }

    @Override
    public MethodFacts facts() {
        return new MethodFacts(name, order, true, reversible, MethodFacts.Takes.SEPARABLE, source,
                "kick  |" + Tableau.row(kicks) + "\ndrift |" + Tableau.row(drifts));
    }

    @Override
    public void check(Field field) {
        Arguments.require(field instanceof SeparableHamiltonian, "%s needs a SeparableHamiltonian, H = T(p) + V(q): for any"
                + " other H take Methods.implicitMidpoint(), gaussLegendre4() or gaussLegendre6(), or the explicit tao2() or"
                + " tao4(); for a field without an H, Methods.rungeKutta4()", name);
    }

    @Override
    public double[] step(Field field, double t, double[] x, double h) {
        var separable = (SeparableHamiltonian) field;
        int n = x.length / 2;
        double[] q = Arrays.copyOf(x, n);
        double[] p = Arrays.copyOfRange(x, n, 2 * n);
        for (int i = 0; i < kicks.length; i++) {
            add(p, -kicks[i] * h, separable.potentialGradient(q));
            if (i < drifts.length) {
                add(q, drifts[i] * h, separable.kineticGradient(p));
            }
        }
        return PhaseSpace.join(q, p);
    }

    private static void add(double[] sum, double factor, double[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * values[i];
        }
    }
}
