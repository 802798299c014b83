package hnn.mechanics;

import hnn.leastsquares.ParametricMotion;
import java.util.Arrays;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The motion of (q, v) with its derivatives by the unknowns z. Lagrange's equations A(q, v, a) z = y give
 *
 * <pre>
 *   M da/dz = - A(q, v, a)
 * </pre>
 *
 * and those by the state are central differences.
 */
record MechanicalMotion(MechanicalUnknowns unknowns) implements ParametricMotion {

    private static final double STEP = 1e-5;

    @Override
    public Slope at(double[] x, double[] constants) {
        LearnedMechanics field = unknowns.field(constants);
        int n = x.length / 2;
        double[] value = field.at(0, x);
        double[] acceleration = Arrays.copyOfRange(value, n, 2 * n);
        double[][] rows =
                Arrays.stream(unknowns.equations().rows(x, acceleration)).map(unknowns::columns).toArray(double[][]::new);
        RealMatrix mass = MatrixUtils.createRealMatrix(field.mass(Arrays.copyOf(x, n)));
        double[][] byConstants = new double[2 * n][constants.length];
        double[][] solved = new LUDecomposition(mass).getSolver().solve(MatrixUtils.createRealMatrix(rows)).getData();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < constants.length; j++) {
                byConstants[n + i][j] = -solved[i][j];
            }
        }
        return new Slope(value, byState(field, x), byConstants);
    }

    private static double[][] byState(LearnedMechanics field, double[] x) {
        double[][] byState = new double[x.length][x.length];
        for (int k = 0; k < x.length; k++) {
            double step = STEP * Math.max(Math.abs(x[k]), STEP);
            double[] moved = x.clone();
            moved[k] = x[k] + step;
            double[] ahead = field.at(0, moved);
            moved[k] = x[k] - step;
            double[] behind = field.at(0, moved);
            for (int i = 0; i < x.length; i++) {
                byState[i][k] = (ahead[i] - behind[i]) / (2 * step);
            }
        }
        return byState;
    }
}
