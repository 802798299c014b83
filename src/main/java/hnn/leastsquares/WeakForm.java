package hnn.leastsquares;

import hnn.phase.Trajectory;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Turns the states of a path into rows that need no velocities: dx/dt = J grad H, times a test function phi that is 0 at both ends of
 * a window, and integrated by parts,
 *
 * <pre>
 *   int phi J grad H(x) dt = - int dphi/dt x dt
 * </pre>
 *
 * whitened for equal noise on all states; see {@link TestFunctions}.
 */
final class WeakForm {

    private static final int POWER = 3;

    private WeakForm() {}

    /** Returns the rows of a path, for windows of so many states. */
    static DesignMatrix.Block block(Trajectory path, int window) {
        TestFunctions plain = TestFunctions.of(path.times(), window, POWER);
        TestFunctions tests = plain.whitened(plain.slopes());
        int rows = tests.values().getRowDimension();
        RealMatrix targets = tests.slopes().multiply(MatrixUtils.createRealMatrix(path.states())).scalarMultiply(-1);
        double[][] y = new double[path.dimension() * rows][1];
        for (int i = 0; i < y.length; i++) {
            y[i][0] = targets.getEntry(i % rows, i / rows);
        }
        return new DesignMatrix.Block(path.states(), tests.values().getData(), y);
    }
}
