package hnn.learned;

import hnn.Arguments;
import java.util.Arrays;

/**
 * One linear layer, y = W x + b, and its transpose for the way back.
 *
 * <p>The weight is kept in both orders, so that either product runs along arrays.
 */
public final class DenseLayer {

    /** Below this length, sums are not worth the vector instructions. */
    private static final int SHORT = 8;

    private final int inputs;
    private final int outputs;
    private final double[][] rows; // outputs x inputs
    private final double[][] columns; // inputs x outputs
    private final double[] bias;

    /** Copies W, (outputs, inputs), row by row, and b; lengths must match, and all entries be finite. */
    public DenseLayer(int inputs, int outputs, double[] weight, double[] bias) {
        Arguments.require(weight.length == inputs * outputs, "weight must have %d x %d entries, not %d",
                outputs, inputs, weight.length);
        Arguments.require(bias.length == outputs, "bias must have %d entries, not %d", outputs, bias.length);
        this.inputs = inputs;
        this.outputs = outputs;
        Arguments.finite("weight", weight);
        this.bias = Arguments.finite("bias", bias).clone();
        this.rows = new double[outputs][];
        this.columns = new double[inputs][outputs];
        for (int i = 0; i < outputs; i++) {
            rows[i] = Arrays.copyOfRange(weight, i * inputs, (i + 1) * inputs);
            for (int j = 0; j < inputs; j++) {
                columns[j][i] = rows[i][j];
            }
        }
    }

    /** Returns the length of x. */
    public int inputs() {
        return inputs;
    }

    /** Returns the length of y. */
    public int outputs() {
        return outputs;
    }

    /** Returns a copy of W, (outputs, inputs), row by row. */
    public double[] weight() {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    /** Returns a copy of W^T, (inputs, outputs), row by row. */
    public double[] turnedWeight() {
        return Arrays.stream(columns).flatMapToDouble(Arrays::stream).toArray();
    }

    public double[] bias() {
        return bias.clone();
    }

    public boolean hasBias() {
        return Arrays.stream(bias).anyMatch(b -> b != 0);
    }

    /** Returns a layer with one of the outputs. */
    DenseLayer row(int output) {
        return new DenseLayer(inputs, 1, rows[output], new double[] {bias[output]});
    }

    /** Returns W x + b. */
    public double[] forward(double[] x) {
        return forward(new double[][] {x})[0];
    }

    /** Returns W x + b for each x; the bits are those of one x alone. */
    double[][] forward(double[][] x) {
        double[][] y = new double[x.length][];
        Arrays.setAll(y, k -> bias.clone());
        addProducts(columns, rows, x, y);
        return y;
    }

    /** Returns W^T y, which carries a gradient from the outputs to the inputs. */
    double[] backward(double[] y) {
        return backward(new double[][] {y})[0];
    }

    /** Returns W^T y for each y; the bits are those of one y alone. */
    double[][] backward(double[][] y) {
        double[][] x = new double[y.length][inputs];
        addProducts(rows, columns, y, x);
        return x;
    }

    /** Adds sum_i factor_i line_i to each sum; the turned lines are the same numbers in the other order. */
    private static void addProducts(double[][] lines, double[][] turned, double[][] factors, double[][] sums) {
        if (turned.length >= SHORT) {
            addLines(lines, factors, sums);
            return;
        }
        for (int k = 0; k < sums.length; k++) {
            for (int j = 0; j < turned.length; j++) {
                sums[k][j] += dot(turned[j], factors[k]);
            }
        }
    }

    private static double dot(double[] one, double[] other) {
        double even = 0;
        double odd = 0;
        double evenToo = 0;
        double oddToo = 0;
        int i = 0;
        for (; i + 3 < one.length; i += 4) {
            even = Math.fma(one[i], other[i], even);
            odd = Math.fma(one[i + 1], other[i + 1], odd);
            evenToo = Math.fma(one[i + 2], other[i + 2], evenToo);
            oddToo = Math.fma(one[i + 3], other[i + 3], oddToo);
        }
        for (; i < one.length; i++) {
            even = Math.fma(one[i], other[i], even);
        }
        return even + odd + (evenToo + oddToo);
    }

    /**
     * Adds sum_i factor_i line_i to each sum, four lines at a time: a sum is read and written less, and the lines stay in
     * the first cache while they are added to one sum after the other. Lines that count for nothing are passed over: most
     * pixels of a frame are black.
     */
    private static void addLines(double[][] lines, double[][] factors, double[][] sums) {
        int i = 0;
        for (; i + 3 < lines.length; i += 4) {
            for (int k = 0; k < sums.length; k++) {
                double[] f = factors[k];
                if (f[i] != 0 || f[i + 1] != 0 || f[i + 2] != 0 || f[i + 3] != 0) {
                    addFour(lines[i], lines[i + 1], lines[i + 2], lines[i + 3], f[i], f[i + 1], f[i + 2], f[i + 3], sums[k]);
                }
            }
        }
        for (; i < lines.length; i++) {
            for (int k = 0; k < sums.length; k++) {
                addOne(lines[i], factors[k][i], sums[k]);
            }
        }
    }

    /**
     * The compiler makes vector instructions of this loop, the fused multiply-add among them. It does not where the lines
     * are parts of one array, or where there are more of them.
     */
    private static void addFour(double[] l0, double[] l1, double[] l2, double[] l3,
            double f0, double f1, double f2, double f3, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(f0, l0[j], Math.fma(f1, l1[j], Math.fma(f2, l2[j], Math.fma(f3, l3[j], sum[j]))));
        }
    }

    private static void addOne(double[] line, double factor, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(factor, line[j], sum[j]);
        }
    }
}
