package hnn.pixel;

import hnn.Arguments;
import hnn.learned.DenseLayer;
import java.util.List;

/**
 * {@link ResidualMlp}'s network, four linear layers with relu between them, evaluated for one row by plain Java.
 *
 * @param layers the first one first
 */
public record ResidualNetwork(List<DenseLayer> layers) {

    private static final int LAYERS = 4;

    /**
     * Puts layers in a row.
     *
     * @throws IllegalArgumentException if they are not four, or their sizes do not fit
     */
    public ResidualNetwork {
        Arguments.require(layers.size() == LAYERS, "layers must be %d, not %d", LAYERS, layers.size());
        int hidden = layers.get(0).outputs();
        for (int i = 1; i < LAYERS; i++) {
            DenseLayer layer = layers.get(i);
            Arguments.require(layer.inputs() == hidden && (i == LAYERS - 1 || layer.outputs() == hidden),
                    "layers[%d] must have the width %d, not %d inputs and %d outputs",
                    i, hidden, layer.inputs(), layer.outputs());
        }
        layers = List.copyOf(layers);
    }

    /** Returns the length of the input. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** Returns the length of the output. */
    public int outputs() {
        return layers.get(LAYERS - 1).outputs();
    }

    /**
     * Returns y(x), a new array of length {@link #outputs}.
     *
     * @param x length {@link #inputs}
     * @throws IllegalArgumentException if x has another length
     */
    public double[] value(double[] x) {
        Arguments.require(x.length == inputs(), "x must have %d numbers, not %d", inputs(), x.length);
        double[] h = new double[layers.get(0).outputs()];
        addRelu(h, layers.get(0).forward(x));
        addRelu(h, layers.get(1).forward(h));
        addRelu(h, layers.get(2).forward(h));
        return layers.get(LAYERS - 1).forward(h);
    }

    private static void addRelu(double[] h, double[] a) {
        for (int i = 0; i < h.length; i++) {
            h[i] += Math.max(0, a[i]);
        }
    }
}
