package hnn.friction;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.Arguments;
import hnn.EngineMemory;
import hnn.autograd.Autograd;
import hnn.network.Mlp;
import hnn.network.Rescaled;
import java.util.Arrays;
import org.hipparchus.util.FastMath;

/**
 * A matrix that is positive definite whatever the weights are, by its Cholesky factor.
 *
 * <pre>
 *   S(q) = A(q) A(q)^T      A lower triangular, its diagonal the softplus of what the network gives and an offset
 *
 *   q (batch, m)    output (batch, n (n + 1) / 2), or (batch, n) where S is diagonal: the entries of A, row by row
 * </pre>
 *
 * <p>As a mass matrix it gives no state a negative kinetic energy; as a matrix of friction it takes energy and gives none. Source: Golub
 * and Van Loan, Matrix Computations, section 4.2.
 */
public final class PositiveMatrix extends AbstractBlock implements Rescaled {

    private final int size;
    private final boolean diagonal;
    private final double offset;
    private final Mlp network; // null where S is constant
    private final Parameter constant;
    private final Parameter units;

    private PositiveMatrix(int size, boolean diagonal, Mlp network, double offset) {
        this.offset = offset;
        this.size = Arguments.atLeast("size", 1, size);
        this.diagonal = diagonal;
        this.network = network == null ? null : addChildBlock("network", network);
        units = addParameter(numbers("units", 1, size, false));
        constant = network == null ? addParameter(numbers("constant", 0, entries(size, diagonal), true)) : null;
    }

    private static Parameter numbers(String name, double value, int count, boolean trained) {
        return Parameter.builder().setName(name).setType(Parameter.Type.OTHER).optRequiresGrad(trained)
                .optShape(new Shape(1, count))
                .optInitializer((manager, shape, type) -> {
                    double[] values = new double[count];
                    Arrays.fill(values, value);
                    return EngineMemory.of(manager, values, shape, type);
                }).build();
    }

    private static int entries(int size, boolean diagonal) {
        return diagonal ? size : size * (size + 1) / 2;
    }

    /** Makes a matrix of so many rows that is the same everywhere. */
    public static PositiveMatrix constant(int size, boolean diagonal) {
        return new PositiveMatrix(size, diagonal, null, 0);
    }

    /**
     * Makes a matrix that depends on so many numbers, by a network of two hidden layers.
     *
     * @param seed decides the first weights
     */
    public static PositiveMatrix of(int inputs, int size, boolean diagonal, int hidden, long seed) {
        return new PositiveMatrix(size, diagonal, new Mlp(inputs, hidden, entries(size, diagonal), seed), 0);
    }

    /** Returns such a matrix whose diagonal begins near a number above 0; near a half where nothing is said. */
    public PositiveMatrix startingNear(double value) {
        Arguments.positive("value", value);
        return new PositiveMatrix(size, diagonal, network, FastMath.log(FastMath.expm1(Math.sqrt(value))));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {new Shape(inputs[0].get(0), entries(size, diagonal))};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        if (network != null) {
            network.initialize(manager, type, inputs);
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        NDArray q = inputs.singletonOrThrow();
        NDArray raw = network == null ? parameters.getValue(constant, q.getDevice(), training)
                : network.forward(parameters, inputs, training).singletonOrThrow();
        NDList columns = raw.split(entries(size, diagonal), 1);
        NDList unit = parameters.getValue(units, q.getDevice(), training).split(size, 1);
        NDList factor = new NDList();
        for (int i = 0; i < size; i++) {
            for (int j = diagonal ? i : 0; j <= i; j++) {
                NDArray entry = columns.get(place(i, j));
                factor.add((i == j ? Activation.softPlus(entry.add(Autograd.constant(entry, offset))) : entry).mul(unit.get(i)));
            }
        }
        return factor;
    }

    private int place(int i, int j) {
        return diagonal ? i : i * (i + 1) / 2 + j;
    }

    /** Returns A^T v: its square is v^T S v. Both are lists of columns, v's (batch, 1), A's as {@code forward} gives them. */
    public NDList turned(NDList factor, NDList v) {
        return product(factor, v, true);
    }

    /** Returns S v, as a list of columns. */
    public NDList times(NDList factor, NDList v) {
        return product(factor, turned(factor, v), false);
    }

    private NDList product(NDList factor, NDList v, boolean turned) {
        NDList sums = new NDList();
        for (int i = 0; i < size; i++) {
            NDArray sum = null;
            for (int j = 0; j < size; j++) {
                int row = turned ? j : i;
                int column = turned ? i : j;
                if (column == row || (column < row && !diagonal)) {
                    NDArray term = factor.get(place(row, column)).mul(v.get(j));
                    sum = sum == null ? term : sum.add(term);
                }
            }
            sums.add(sum);
        }
        return sums;
    }

    /** Rows of A take up the outputs' factors: S_ij becomes outputs_i outputs_j S_ij. */
    @Override
    public void rescale(double[] shift, double[] factors, double[] outputs) {
        if (network != null) {
            double[] same = new double[entries(size, diagonal)];
            Arrays.fill(same, 1);
            network.rescale(shift, factors, same);
        }
        NDArray array = units.getArray();
        double[] rows = EngineMemory.doubles(array);
        Arrays.setAll(rows, i -> rows[i] * outputs[i]);
        EngineMemory.overwrite(array, rows);
    }
}
