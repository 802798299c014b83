package hnn.leastsquares;

import hnn.Arguments;
import hnn.phase.Trajectory;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Turns the states of a path into rows that need no velocities: dx/dt = J grad H, times a test function that is 0 at both ends of a
 * window, and integrated by parts,
 *
 * <pre>
 *   int phi J grad H(x) dt = - int dphi/dt x dt,   phi = (1 - u^2)^3,   u from -1 to 1 over the window
 * </pre>
 *
 * by the trapezoidal rule over the window's states, at even or uneven times. Windows begin at each state, so neighbors share their
 * noise: the rows are whitened by the Cholesky factor of the covariance that equal noise on all states gives the right-hand side.
 *
 * <p>Source: Messenger and Bortz 2021, Multiscale Modeling and Simulation 19, 1474 (WSINDy).
 */
final class WeakForm {

    private static final int POWER = 3;
    /** A part of the mean variance that is added to each: neighbors are nearly the same. */
    private static final double JITTER = 1e-6;

    private WeakForm() {}

    /**
     * Returns the rows of a path.
     *
     * @param window how many states, ends included, at least 3
     */
    static DesignMatrix.Block block(Trajectory path, int window) {
        double[] times = path.times();
        int size = path.size();
        Arguments.require(size >= window, "a path has %d states, fewer than a window of %d: take shorter windows", size, window);
        int rows = size - window + 1;
        RealMatrix values = MatrixUtils.createRealMatrix(rows, size);
        RealMatrix slopes = MatrixUtils.createRealMatrix(rows, size);
        for (int r = 0; r < rows; r++) {
            double middle = (times[r] + times[r + window - 1]) / 2;
            double half = (times[r + window - 1] - times[r]) / 2;
            for (int k = r + 1; k < r + window - 1; k++) {
                double u = (times[k] - middle) / half;
                double share = (times[k + 1] - times[k - 1]) / 2;
                values.setEntry(r, k, share * Math.pow(1 - u * u, POWER));
                slopes.setEntry(r, k, share * -2 * POWER * u * Math.pow(1 - u * u, POWER - 1) / half);
            }
        }
        RealMatrix covariance = slopes.multiplyTransposed(slopes);
        double jitter = JITTER * covariance.getTrace() / rows;
        for (int r = 0; r < rows; r++) {
            covariance.addToEntry(r, r, jitter);
        }
        RealMatrix factor = new CholeskyDecomposition(covariance, 1e-10, 0).getL();
        forward(factor, values);
        forward(factor, slopes);
        RealMatrix targets = slopes.multiply(MatrixUtils.createRealMatrix(path.states())).scalarMultiply(-1);
        double[][] y = new double[path.dimension() * rows][1];
        for (int i = 0; i < y.length; i++) {
            y[i][0] = targets.getEntry(i % rows, i / rows);
        }
        return new DesignMatrix.Block(path.states(), values.getData(), y);
    }

    /** Puts L^-1 M in the place of M. */
    private static void forward(RealMatrix lower, RealMatrix matrix) {
        for (int k = 0; k < matrix.getColumnDimension(); k++) {
            RealVector column = matrix.getColumnVector(k);
            MatrixUtils.solveLowerTriangularSystem(lower, column);
            matrix.setColumnVector(k, column);
        }
    }
}
