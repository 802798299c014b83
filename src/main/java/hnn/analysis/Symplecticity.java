package hnn.analysis;

import hnn.Arguments;
import hnn.Cores;
import hnn.phase.Field;
import hnn.phase.Fields;
import hnn.rollout.FixedStep;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import tech.tablesaw.api.Table;

/**
 * How far a flow is from symplectic: it is when its Jacobian J keeps the symplectic form.
 *
 * <pre>
 *   defect = max |J^T Omega J - Omega|,    Omega = [[0, I], [-I, 0]]
 * </pre>
 *
 * <p>J is taken by differences of the whole flow, fourth order in the distance d = 1e-3 for each coordinate: (f(x - 2d) - 8 f(x -
 * d) + 8 f(x + d) - f(x + 2d)) / 12 d. Its own error is round-off over d where the flow is short, 1e-13 for a step of 0.1 of the
 * pendulum, and grows with the flow's fifth derivatives: 5e-9 after 100 such steps. A defect no larger than this error is none.
 *
 * <p>Source: Hairer, Lubich, Wanner, Geometric Numerical Integration, section VI.2.
 *
 * @param jacobian J, (2n, 2n)
 * @param defect without dimension
 */
public record Symplecticity(double[][] jacobian, double defect) {

    private static final double DISTANCE = 1e-3;
    private static final double[] OFFSETS = {-2, -1, 1, 2};
    private static final double[] WEIGHTS = {1 / 12.0, -8 / 12.0, 8 / 12.0, -1 / 12.0};

    /** Measures so many steps of a method. Where the method doubles phase space, the steps there are measured. */
    public static Symplecticity of(FixedStep integrator, Field field, double[] start, int steps) {
        return of(x -> integrator.steps(field, x, steps), integrator.method().lift(start));
    }

    /** Measures a flow, from a state to where it is some time later, at a point. */
    public static Symplecticity of(UnaryOperator<double[]> flow, double[] x) {
        int dimension = Arguments.phaseDimension("the length of x", x.length);
        int offsets = OFFSETS.length;
        double[][] moved = Cores.map(dimension * offsets, k -> {
            double[] point = x.clone();
            point[k / offsets] += OFFSETS[k % offsets] * DISTANCE;
            return flow.apply(point);
        }).toArray(double[][]::new);
        double[][] jacobian = new double[dimension][dimension];
        for (int k = 0; k < moved.length; k++) {
            for (int i = 0; i < dimension; i++) {
                jacobian[i][k / offsets] += WEIGHTS[k % offsets] * moved[k][i] / DISTANCE;
            }
        }
        return new Symplecticity(jacobian, defect(jacobian));
    }

    /** Returns the defects, a row for each method and a column for each field; a dash where a method cannot follow a field. */
    public static Table table(Fields fields, double[] start, int steps, List<FixedStep> integrators) {
        return FieldTable.of("symplectic defect", fields, integrators,
                (field, integrator) -> of(integrator, field, start, steps).defect());
    }

    private static double defect(double[][] jacobian) {
        int n = jacobian.length / 2;
        RealMatrix omega = MatrixUtils.createRealMatrix(2 * n, 2 * n);
        for (int i = 0; i < n; i++) {
            omega.setEntry(i, n + i, 1);
            omega.setEntry(n + i, i, -1);
        }
        RealMatrix j = MatrixUtils.createRealMatrix(jacobian);
        return Arrays.stream(j.transposeMultiply(omega).multiply(j).subtract(omega).getData()).flatMapToDouble(Arrays::stream)
                .map(Math::abs).max().orElseThrow();
    }
}
