package hnn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import hnn.Arguments;
import hnn.Cores;
import hnn.EngineMemory;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.random.RandomGenerator;

/**
 * Starts a weight as a random orthogonal matrix: W W^T = I for a wide one, W^T W = I for a tall one.
 *
 * <p>A Gaussian matrix is factored as Q R; Q with the signs of R's diagonal is uniform over the orthogonal matrices.
 * Source: Saxe, McClelland, Ganguli 2013 (arXiv 1312.6120); Mezzadri 2007 for the signs.
 */
public final class Orthogonal implements Initializer {

    private final RandomGenerator random;

    /** Makes an initializer that draws from a generator; each matrix moves it on. */
    public Orthogonal(RandomGenerator random) {
        this.random = random;
    }

    /** Returns an orthogonal matrix, (outputs, inputs). */
    @Override
    public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
        Arguments.require(shape.dimension() == 2, "an orthogonal weight must be a matrix, not of shape %s", shape);
        int rows = (int) shape.get(0);
        int columns = (int) shape.get(1);
        RealMatrix tall = orthonormalColumns(Math.max(rows, columns), Math.min(rows, columns));
        RealMatrix weight = rows >= columns ? tall : tall.transpose();
        double[] flat = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(weight.getRow(i), 0, flat, i * columns, columns);
        }
        return EngineMemory.of(manager, flat, shape, dataType);
    }

    private RealMatrix orthonormalColumns(int rows, int columns) {
        RealMatrix gaussian = MatrixUtils.createRealMatrix(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                gaussian.setEntry(i, j, random.nextGaussian());
            }
        }
        var factors = new InterruptibleDecomposition(gaussian);
        RealMatrix q = factors.getQ().getSubMatrix(0, rows - 1, 0, columns - 1);
        for (int j = 0; j < columns; j++) {
            q.setColumnVector(j, q.getColumnVector(j).mapMultiply(Math.signum(factors.getR().getEntry(j, j))));
        }
        return q;
    }

    /** For thousands of units it takes minutes. */
    private static final class InterruptibleDecomposition extends QRDecomposition {

        InterruptibleDecomposition(RealMatrix matrix) {
            super(matrix);
        }

        @Override
        protected void performHouseholderReflection(int minor, double[][] transposed) {
            Cores.goOn("the drawing of the weights");
            super.performHouseholderReflection(minor, transposed);
        }
    }
}
