package hnn.rollout;

import hnn.Arguments;
import hnn.phase.Field;
import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.util.MathArrays;

/**
 * Collocation at the Gauss points, an implicit Runge-Kutta method of s stages and order 2s; one stage is the implicit
 * midpoint rule. Symplectic and reversible for any H, separable or not, a learned one above all.
 *
 * <p>The equations of the stages are solved by fixed-point iteration. Each time the error falls by a factor of about h times the
 * steepness of the field, so a step must be small against 1 over that; with a larger one the iteration fails to converge. With
 * tolerance 0 it goes on until round-off lets nothing fall: then the method is symplectic and reversible to round-off, too.
 *
 * <p>Source: Hairer, Lubich, Wanner, Geometric Numerical Integration, sections II.1.3 and VIII.6.
 *
 * @param stages 1, 2 or 3
 * @param tolerance how small a change of the stages must be, relative to the state; 0 for round-off
 * @param iterations how many before the solver gives up
 */
public record GaussLegendre(int stages, double tolerance, int iterations) implements StepMethod {

    /** Round-off lets changes this small neither grow nor fall, relative to the state. */
    private static final double ROUND_OFF = 1e-13;
    private static final Tableau[] TABLEAUS = {one(), two(Math.sqrt(3)), three(Math.sqrt(15))};

    /** Checks that the stages are 1, 2 or 3, the tolerance is not negative, and the iterations are at least 1. */
    public GaussLegendre {
        Arguments.require(stages >= 1 && stages <= 3, "stages must be 1, 2 or 3, not %d", stages);
        Arguments.notNegative("tolerance", tolerance);
        Arguments.atLeast("iterations", 1, iterations);
    }

    /** Solves to round-off: steps of 0.01 to 0.1 of the systems here take 7 to 17 iterations, and after a hundred it gives up. */
    public GaussLegendre(int stages) {
        this(stages, 0, 100);
    }

    @Override
    public MethodFacts facts() {
        String name = stages == 1 ? "implicit midpoint" : "Gauss-Legendre " + 2 * stages;
        return new MethodFacts(name, 2 * stages, true, true, MethodFacts.Takes.ANY_FIELD,
                "Hairer, Lubich, Wanner 2006, II.1.3", TABLEAUS[stages - 1].toString());
    }

    @Override
    public double[] step(Field field, double t, double[] x, double h) {
        Tableau tableau = TABLEAUS[stages - 1];
        double[][] k = new double[stages][];
        double[] first = Requests.velocity(field, t, x);
        Arrays.fill(k, first);
        double scale = Math.max(largest(x), Math.abs(h) * largest(first));
        double before = Double.POSITIVE_INFINITY;
        double residual = before;
        for (int iteration = 0; iteration < iterations; iteration++) {
            double[][] next = new double[stages][];
            residual = 0;
            for (int i = 0; i < stages; i++) {
                double[] stage = RungeKutta.moved(x, h, tableau.a()[i], k);
                next[i] = velocity(field, t + tableau.c()[i] * h, stage, residual);
                residual = Math.max(residual, Math.abs(h) * MathArrays.distanceInf(next[i], k[i]));
            }
            k = next;
            boolean stagnates = residual >= before && residual <= ROUND_OFF * scale;
            if (residual <= tolerance * scale || stagnates) {
                return RungeKutta.moved(x, h, tableau.b(), k);
            }
            before = residual;
        }
        throw new StepException(
                String.format(Locale.ROOT, "the stages do not converge: after %d iterations they still change by %.1e;"
                        + " take a smaller step", iterations, residual),
                residual, null);
    }

    private static double[] velocity(Field field, double t, double[] stage, double residual) {
        if (!Arguments.isFinite(stage)) {
            throw new StepException("the stages run away; take a smaller step", residual, null);
        }
        return Requests.velocity(field, t, stage);
    }

    private static double largest(double[] values) {
        return MathArrays.distanceInf(values, new double[values.length]);
    }

    private static Tableau one() {
        return new Tableau(new double[] {0.5}, new double[][] {{0.5}}, new double[] {1});
    }

    private static Tableau two(double root) {
        return new Tableau(new double[] {0.5 - root / 6, 0.5 + root / 6},
                new double[][] {{0.25, 0.25 - root / 6}, {0.25 + root / 6, 0.25}}, new double[] {0.5, 0.5});
    }

    private static Tableau three(double root) {
        double[][] a = {
            {5 / 36.0, 2 / 9.0 - root / 15, 5 / 36.0 - root / 30},
            {5 / 36.0 + root / 24, 2 / 9.0, 5 / 36.0 - root / 24},
            {5 / 36.0 + root / 30, 2 / 9.0 + root / 15, 5 / 36.0}};
        return new Tableau(new double[] {0.5 - root / 10, 0.5, 0.5 + root / 10}, a, new double[] {5 / 18.0, 4 / 9.0, 5 / 18.0});
    }
}
