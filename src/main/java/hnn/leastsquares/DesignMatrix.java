package hnn.leastsquares;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hnn.EngineMemory;
import hnn.autograd.TorchScript;
import hnn.phase.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;

/**
 * What the weights c are multiplied by, a column for each function of a hidden layer or for each field; made block by block in the
 * engine, and at once reduced to a triangle R with the same R^T R, by Householder's QR. The targets ride along as the last columns.
 */
final class DesignMatrix {

    /** Every slope times every coordinate of the vectors, coordinate after coordinate. */
    private static final String OUTER = """
            columns = torch.reshape(torch.mul(torch.unsqueeze(s, 0), torch.unsqueeze(u, 1)), [-1, torch.size(w, 0)])
            """;
    /** Columns are s_j u_j with the slope s_j = 1 - tanh^2 and a vector u_j: a part of J grad of the function, mostly. */
    private static final String SLOPES = script("w: Tensor, b: Tensor, u: Tensor", """
            a = torch.tanh_(torch.addmm(b, x, torch.t(w)))
            s = torch.rsub(torch.mul(a, a), 1., 1)
            """ + OUTER);
    /** The same, mixed over the samples of a path: row i is sum_k mix_ik row k, for each coordinate. */
    private static final String MIXED = script("w: Tensor, b: Tensor, u: Tensor, mix: Tensor", """
            a = torch.tanh_(torch.addmm(b, x, torch.t(w)))
            s = torch.mm(mix, torch.rsub(torch.mul(a, a), 1., 1))
            """ + OUTER);
    /** Columns are the functions themselves, and one more of ones. */
    private static final String VALUES = script("w: Tensor, b: Tensor", """
            a = torch.tanh_(torch.addmm(b, x, torch.t(w)))
            columns = torch.cat([a, torch.ones_like(torch.slice(a, 1, 0, 1))], 1)
            """);
    /** Rows that are there already. */
    private static final String ROWS = script("", """
            columns = x
            """);

    private final int columns;
    private final HiddenLayer hidden; // null where the rows are there
    private final double[][] directions; // null where the columns are values
    private final List<? extends Field> fields; // null where they are none

    private DesignMatrix(int columns, HiddenLayer hidden, double[][] directions, List<? extends Field> fields) {
        this.columns = columns;
        this.hidden = hidden;
        this.directions = directions;
        this.fields = fields;
    }

    /**
     * Makes that of slopes.
     *
     * @param directions u_j, a row for each function
     */
    static DesignMatrix ofSlopes(HiddenLayer hidden, double[][] directions) {
        return new DesignMatrix(hidden.width(), hidden, directions, null);
    }

    static DesignMatrix ofValues(HiddenLayer hidden) {
        return new DesignMatrix(hidden.width() + 1, hidden, null, null);
    }

    /** Makes that of rows that are there already, in x of each block. */
    static DesignMatrix ofRows(int columns) {
        return new DesignMatrix(columns, null, null, null);
    }

    /** Makes that of any fields, such as those of a law's terms; like slopes, coordinate after coordinate. */
    static DesignMatrix ofFields(List<? extends Field> fields) {
        return new DesignMatrix(fields.size(), null, null, fields);
    }

    /** Returns the script that makes columns and reduces them, with the targets, below a triangle. */
    private static String script(String parameters, String lines) {
        String more = parameters.isEmpty() ? "" : ", " + parameters;
        return "def forward(self: __torch__.G, above: Tensor, x: Tensor, y: Tensor" + more + ") -> Tensor:\n" + lines.indent(2) + """
                q, r, = torch.linalg_qr(torch.cat([above, torch.cat([columns, y], 1)], 0), "r")
                return r
                """.indent(2);
    }

    /** Returns how many columns there are, and so unknowns. */
    int columns() {
        return columns;
    }

    /**
     * Samples with what their rows are to be.
     *
     * @param x states
     * @param mix null, or weights of the samples in each row
     * @param y the targets of each row; for slopes and fields one column, coordinate after coordinate
     */
    record Block(double[][] x, double[][] mix, double[][] y) {}

    /** Returns the velocities of the fields, mixed where they are to be, coordinate after coordinate. */
    private double[][] rows(Block block) {
        double[][][] each = Arrays.stream(block.x)
                .map(x -> fields.stream().map(field -> field.at(0, x)).toArray(double[][]::new)).toArray(double[][][]::new);
        return IntStream.range(0, block.x[0].length).boxed().flatMap(i -> {
            double[][] ofSamples = Arrays.stream(each)
                    .map(velocities -> Arrays.stream(velocities).mapToDouble(v -> v[i]).toArray()).toArray(double[][]::new);
            return Arrays.stream(block.mix == null ? ofSamples
                    : MatrixUtils.createRealMatrix(block.mix).multiply(MatrixUtils.createRealMatrix(ofSamples)).getData());
        }).toArray(double[][]::new);
    }

    /** Returns the triangle of the rows of a block below another triangle, which may be null. */
    NDArray reduce(NDManager memory, NDArray above, Block block) {
        DataType type = DataType.FLOAT64;
        try (NDManager inner = memory.newSubManager()) {
            int width = columns() + block.y[0].length;
            NDArray top = above == null ? inner.zeros(new Shape(0, width), type) : above;
            double[][] x = fields == null ? block.x : rows(block);
            var inputs = new NDList(top, EngineMemory.matrix(inner, x, type), EngineMemory.matrix(inner, block.y, type));
            String script = ROWS;
            if (hidden != null) {
                inputs.add(EngineMemory.matrix(inner, hidden.weights(), type));
                inputs.add(EngineMemory.of(inner, hidden.biases(), new Shape(hidden.width()), type));
                script = VALUES;
            }
            if (directions != null) {
                inputs.add(EngineMemory.matrix(inner, directions, type).transpose());
                script = SLOPES;
            }
            if (block.mix != null && fields == null) {
                inputs.add(EngineMemory.matrix(inner, block.mix, type));
                script = MIXED;
            }
            NDArray triangle = TorchScript.of("design matrix", script).unrecorded(inputs);
            triangle.attach(memory);
            return triangle;
        }
    }
}
