package hnn.learned;

import hnn.Arguments;
import java.util.Arrays;

/**
 * One linear layer, y = W x + b, and its transpose for the way back.
 *
 * <p>The weight is kept in both orders, so that either product runs along rows of memory.
 */
public final class DenseLayer {

    private final int inputs;
    private final int outputs;
    private final double[] weight; // outputs x inputs
    private final double[] transposed; // inputs x outputs
    private final double[] bias;

    /**
     * Copies the weights.
     *
     * @param inputs the length of x
     * @param outputs the length of y
     * @param weight W, (outputs, inputs), row by row
     * @param bias b, length outputs
     * @throws IllegalArgumentException if a length does not match or an entry is not finite
     */
    public DenseLayer(int inputs, int outputs, double[] weight, double[] bias) {
        Arguments.require(weight.length == inputs * outputs, "weight must have %d x %d entries, not %d",
                outputs, inputs, weight.length);
        Arguments.require(bias.length == outputs, "bias must have %d entries, not %d", outputs, bias.length);
        this.inputs = inputs;
        this.outputs = outputs;
        this.weight = Arguments.finite("weight", weight).clone();
        this.bias = Arguments.finite("bias", bias).clone();
        this.transposed = new double[weight.length];
        for (int i = 0; i < outputs; i++) {
            for (int j = 0; j < inputs; j++) {
                transposed[j * outputs + i] = weight[i * inputs + j];
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
        return weight.clone();
    }

    /** Returns a copy of b. */
    public double[] bias() {
        return bias.clone();
    }

    /** Tells whether any entry of b is not 0. */
    public boolean hasBias() {
        return Arrays.stream(bias).anyMatch(b -> b != 0);
    }

    /** Returns a layer with some of the outputs: row {@code rows[i]} of this one becomes row i, or zero where it is -1. */
    DenseLayer rows(int... rows) {
        double[] chosen = new double[rows.length * inputs];
        double[] chosenBias = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] >= 0) {
                System.arraycopy(weight, rows[i] * inputs, chosen, i * inputs, inputs);
                chosenBias[i] = bias[rows[i]];
            }
        }
        return new DenseLayer(inputs, rows.length, chosen, chosenBias);
    }

    /** Returns W x + b. */
    double[] forward(double[] x) {
        double[] y = bias.clone();
        addRows(transposed, x, y);
        return y;
    }

    /** Returns W^T y, which carries a gradient from the outputs to the inputs. */
    double[] backward(double[] y) {
        double[] x = new double[inputs];
        addRows(weight, y, x);
        return x;
    }

    /**
     * Adds sum_i factor_i row_i to a sum, four rows at a time so that the sum is read and written less. Rows that count
     * for nothing are passed over: most pixels of a frame are black.
     */
    private static void addRows(double[] rows, double[] factors, double[] sum) {
        int width = sum.length;
        int i = 0;
        for (; i + 3 < factors.length; i += 4) {
            double f0 = factors[i];
            double f1 = factors[i + 1];
            double f2 = factors[i + 2];
            double f3 = factors[i + 3];
            if (f0 == 0 && f1 == 0 && f2 == 0 && f3 == 0) {
                continue;
            }
            int r0 = i * width;
            int r1 = r0 + width;
            int r2 = r1 + width;
            int r3 = r2 + width;
            for (int j = 0; j < width; j++) {
                sum[j] += f0 * rows[r0 + j] + f1 * rows[r1 + j] + f2 * rows[r2 + j] + f3 * rows[r3 + j];
            }
        }
        for (; i < factors.length; i++) {
            double factor = factors[i];
            int row = i * width;
            for (int j = 0; j < width; j++) {
                sum[j] += factor * rows[row + j];
            }
        }
    }
}
