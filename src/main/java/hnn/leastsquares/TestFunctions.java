package hnn.leastsquares;

import hnn.Arguments;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Test functions over windows of observed times: bumps that are 0, with their first derivatives, at both ends of a window.
 *
 * <pre>
 *   phi(u) = (1 - u^2)^power,   u from -1 to 1 over the window
 * </pre>
 *
 * Integrals are sums by the trapezoidal rule over the window's states, at even or uneven times: a row of a matrix for each window, a
 * column for each state. Windows begin at each state, so neighbors share their noise; {@link #whitened} takes that out.
 *
 * <p>Source: Messenger and Bortz 2021, Multiscale Modeling and Simulation 19, 1474 (WSINDy).
 *
 * @param values int phi x dt
 * @param slopes int dphi/dt x dt
 * @param curvatures int d^2phi/dt^2 x dt
 */
public record TestFunctions(RealMatrix values, RealMatrix slopes, RealMatrix curvatures) {

    /** A part of the mean variance that is added to each: neighbors are nearly the same. */
    private static final double JITTER = 1e-6;

    /**
     * Makes those of a path.
     *
     * @param window how many states, ends included, at least 5
     * @param power at least 2; 3 or more where curvatures are used
     * @throws IllegalArgumentException if there are fewer states than a window has
     */
    public static TestFunctions of(double[] times, int window, int power) {
        int size = times.length;
        Arguments.atLeast("window", 5, window);
        Arguments.require(size >= window, "a path has %d states, fewer than a window of %d: take shorter windows", size, window);
        int rows = size - window + 1;
        RealMatrix values = MatrixUtils.createRealMatrix(rows, size);
        RealMatrix slopes = MatrixUtils.createRealMatrix(rows, size);
        RealMatrix curvatures = MatrixUtils.createRealMatrix(rows, size);
        for (int r = 0; r < rows; r++) {
            double middle = (times[r] + times[r + window - 1]) / 2;
            double half = (times[r + window - 1] - times[r]) / 2;
            for (int k = r + 1; k < r + window - 1; k++) {
                double u = (times[k] - middle) / half;
                double left = 1 - u * u;
                double share = (times[k + 1] - times[k - 1]) / 2;
                values.setEntry(r, k, share * Math.pow(left, power));
                slopes.setEntry(r, k, share * -2 * power * u * Math.pow(left, power - 1) / half);
                curvatures.setEntry(r, k,
                        share * 2 * power * Math.pow(left, power - 2) * (2 * (power - 1) * u * u - left) / (half * half));
            }
        }
        return new TestFunctions(values, slopes, curvatures);
    }

    /**
     * Returns combinations of them such that equal noise on all states gives equal and independent noise on all rows of one of the
     * three matrices, by the Cholesky factor of its covariance.
     */
    public TestFunctions whitened(RealMatrix noisy) {
        int rows = noisy.getRowDimension();
        RealMatrix covariance = noisy.multiplyTransposed(noisy);
        double jitter = JITTER * covariance.getTrace() / rows;
        for (int r = 0; r < rows; r++) {
            covariance.addToEntry(r, r, jitter);
        }
        RealMatrix factor = new CholeskyDecomposition(covariance, 1e-10, 0).getL();
        return new TestFunctions(forward(factor, values), forward(factor, slopes), forward(factor, curvatures));
    }

    /** Returns L^-1 M. */
    private static RealMatrix forward(RealMatrix lower, RealMatrix matrix) {
        RealMatrix solved = matrix.copy();
        for (int k = 0; k < matrix.getColumnDimension(); k++) {
            RealVector column = matrix.getColumnVector(k);
            MatrixUtils.solveLowerTriangularSystem(lower, column);
            solved.setColumnVector(k, column);
        }
        return solved;
    }
}
