package hnn.learned;

import hnn.Arguments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Linear layers with tanh between them, evaluated at one point in double arithmetic.
 *
 * <pre>
 *   a_1 = tanh(W_1 x + b_1),  a_2 = tanh(W_2 a_1 + b_2),  ..,  y = W_L a_{L-1} + b_L
 * </pre>
 */
public final class TanhNetwork {

    private final List<DenseLayer> layers;

    /**
     * Puts layers in a row.
     *
     * @throws IllegalArgumentException if there is none, or one layer's outputs are not the next one's inputs
     */
    public TanhNetwork(List<DenseLayer> layers) {
        Arguments.require(!layers.isEmpty(), "layers is empty: give at least one");
        for (int i = 1; i < layers.size(); i++) {
            Arguments.require(layers.get(i).inputs() == layers.get(i - 1).outputs(),
                    "layers[%d] takes %d inputs, but layers[%d] gives %d",
                    i, layers.get(i).inputs(), i - 1, layers.get(i - 1).outputs());
        }
        this.layers = List.copyOf(layers);
    }

    /** Returns the length of the input. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** Returns the length of the output. */
    public int outputs() {
        return layers.get(layers.size() - 1).outputs();
    }

    /** Returns the layers, the first one first. */
    public List<DenseLayer> layers() {
        return layers;
    }

    /**
     * Returns the network with one of its outputs.
     *
     * @param row which, from 0
     * @throws IllegalArgumentException if there is no such output
     */
    public TanhNetwork output(int row) {
        Arguments.require(row >= 0 && row < outputs(), "row must be from 0 to %d, not %d", outputs() - 1, row);
        return withLast(last().rows(row));
    }

    /**
     * Returns the network with its one output among others that are 0, as programs expect it that want several.
     *
     * @param row where the output goes, from 0
     * @param count how many outputs there shall be
     * @throws IllegalArgumentException if the network has more than one output, or the row is not among the outputs
     */
    public TanhNetwork outputAmong(int row, int count) {
        Arguments.require(outputs() == 1, "the network must have one output, not %d", outputs());
        Arguments.require(row >= 0 && row < count, "row must be from 0 to %d, not %d", count - 1, row);
        int[] rows = new int[count];
        Arrays.fill(rows, -1);
        rows[row] = 0;
        return withLast(last().rows(rows));
    }

    private TanhNetwork withLast(DenseLayer other) {
        List<DenseLayer> changed = new ArrayList<>(layers);
        changed.set(layers.size() - 1, other);
        return new TanhNetwork(changed);
    }

    /**
     * Returns y(x).
     *
     * @param x length {@link #inputs}
     * @return a new array of length {@link #outputs}
     * @throws IllegalArgumentException if x has another length
     */
    public double[] value(double[] x) {
        return values(new double[][] {x})[0];
    }

    /**
     * Returns the gradient of one output, dy_k/dx, by the chain rule from the last layer back:
     *
     * <pre>
     *   g_{L-1} = W_L^T e_k,   g_{l-1} = W_l^T ((1 - a_l^2) g_l)
     * </pre>
     *
     * @param x length {@link #inputs}
     * @param output k, from 0
     * @return a new array of length {@link #inputs}
     * @throws IllegalArgumentException if x has another length
     */
    public double[] gradient(double[] x, int output) {
        return gradients(new double[][] {x}, output)[0];
    }

    /**
     * Returns y(x) for many points, several times as fast as one by one and with the same bits.
     *
     * @param points each of length {@link #inputs}
     * @throws IllegalArgumentException if a point has another length
     */
    public double[][] values(double[][] points) {
        return last().forward(activations(points)[layers.size() - 1]);
    }

    /**
     * Returns the gradient of one output at many points, several times as fast as one by one and with the same bits.
     *
     * @param points each of length {@link #inputs}
     * @param output k, from 0
     * @return for each point, length {@link #inputs}
     * @throws IllegalArgumentException if a point has another length
     */
    public double[][] gradients(double[][] points, int output) {
        double[][][] activations = activations(points);
        double[] unit = new double[outputs()];
        unit[output] = 1;
        double[] first = last().backward(unit);
        double[][] gradients = new double[points.length][];
        Arrays.setAll(gradients, k -> first.clone());
        for (int l = layers.size() - 2; l >= 0; l--) {
            for (int k = 0; k < points.length; k++) {
                throughTanh(gradients[k], activations[l + 1][k]);
            }
            gradients = layers.get(l).backward(gradients);
        }
        return gradients;
    }

    /** Multiplies a gradient by dtanh/dx = 1 - a^2. */
    private static void throughTanh(double[] gradient, double[] a) {
        for (int i = 0; i < a.length; i++) {
            gradient[i] *= 1 - a[i] * a[i];
        }
    }

    private DenseLayer last() {
        return layers.get(layers.size() - 1);
    }

    /** Returns x, a_1, .., a_{L-1} at each point: the inputs of each layer. */
    private double[][][] activations(double[][] points) {
        for (double[] x : points) {
            Arguments.require(x.length == inputs(), "x must have %d numbers, not %d", inputs(), x.length);
        }
        double[][][] activations = new double[layers.size()][][];
        activations[0] = points;
        for (int l = 1; l < layers.size(); l++) {
            activations[l] = layers.get(l - 1).forward(activations[l - 1]);
            for (double[] a : activations[l]) {
                Tanh.inPlace(a);
            }
        }
        return activations;
    }
}
