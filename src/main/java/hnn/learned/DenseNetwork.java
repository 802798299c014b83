package hnn.learned;

import ai.djl.ndarray.types.DataType;
import hnn.Arguments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Linear layers with one smooth function f between them, evaluated in double arithmetic: by plain Java, and for many
 * points together by the engine.
 *
 * <pre>
 *   a_1 = f(W_1 x + b_1),  a_2 = f(W_2 a_1 + b_2),  ..,  y = W_L a_{L-1} + b_L
 * </pre>
 */
public final class DenseNetwork implements LearnedNetwork {

    private final List<DenseLayer> layers;
    private final SmoothActivation activation;
    private final DataType manyPoints;
    private final int many;
    private volatile EnginePoints engine; // made when there are many points for the first time

    public DenseNetwork(List<DenseLayer> layers) {
        this(layers, SmoothActivation.TANH);
    }

    /** Puts layers in a row, each with as many inputs as the one before has outputs, and an activation between them. */
    public DenseNetwork(List<DenseLayer> layers, SmoothActivation activation) {
        this(layers, activation, DataType.FLOAT64);
    }

    private DenseNetwork(List<DenseLayer> layers, SmoothActivation activation, DataType manyPoints) {
        Arguments.require(!layers.isEmpty(), "layers is empty: give at least one");
        for (int i = 1; i < layers.size(); i++) {
            Arguments.require(layers.get(i).inputs() == layers.get(i - 1).outputs(),
                    "layers[%d] takes %d inputs, but layers[%d] gives %d",
                    i, layers.get(i).inputs(), i - 1, layers.get(i - 1).outputs());
        }
        this.layers = List.copyOf(layers);
        this.activation = activation;
        this.manyPoints = manyPoints;
        many = EnginePoints.many(layers.stream().mapToLong(layer -> (long) layer.inputs() * layer.outputs()).sum());
    }

    /** Returns the network that is evaluated at many points in single precision. */
    @Override
    public DenseNetwork single() {
        return new DenseNetwork(layers, activation, DataType.FLOAT32);
    }

    @Override
    public int inputs() {
        return layers.get(0).inputs();
    }

    @Override
    public int outputs() {
        return layers.get(layers.size() - 1).outputs();
    }

    /** Returns the layers, the first one first. */
    public List<DenseLayer> layers() {
        return layers;
    }

    /** Returns what is between the layers. */
    public SmoothActivation activation() {
        return activation;
    }

    /** Returns the network with one of its outputs, from 0. */
    public DenseNetwork output(int row) {
        Arguments.require(row >= 0 && row < outputs(), "row must be from 0 to %d, not %d", outputs() - 1, row);
        List<DenseLayer> changed = new ArrayList<>(layers);
        changed.set(layers.size() - 1, last().row(row));
        return new DenseNetwork(changed, activation);
    }

    /** Returns y(x), a new array. */
    public double[] value(double[] x) {
        return values(new double[][] {x})[0];
    }

    /**
     * Returns the gradient of one output, dy_k/dx, by the chain rule from the last layer back:
     *
     * <pre>
     *   g_{L-1} = W_L^T e_k,   g_{l-1} = W_l^T (f'(z_l) g_l)
     * </pre>
     *
     * @param output k, from 0
     */
    public double[] gradient(double[] x, int output) {
        return gradients(new double[][] {x}, output)[0];
    }

    /** Returns y(x) for many points: several times as fast as one by one, and the same up to round-off. */
    @Override
    public double[][] values(double[][] points) {
        check(points);
        return points.length >= many ? engine().values(points) : last().forward(activations(points, null));
    }

    /** Returns the gradient of one output at many points: of a single one several times as fast as one by one; see values. */
    public double[][] gradients(double[][] points, int output) {
        check(points);
        if (outputs() == 1 && points.length >= many) {
            return engine().gradients(points);
        }
        double[][][] kept = new double[layers.size() - 1][points.length][];
        activations(points, kept);
        double[] unit = new double[outputs()];
        unit[output] = 1;
        double[] first = last().backward(unit);
        double[][] gradients = new double[points.length][];
        Arrays.setAll(gradients, k -> first.clone());
        for (int l = layers.size() - 2; l >= 0; l--) {
            for (int k = 0; k < points.length; k++) {
                activation.multiplyBySlope(gradients[k], kept[l][k]);
            }
            gradients = layers.get(l).backward(gradients);
        }
        return gradients;
    }

    @Override
    public double[][] gradients(double[][] states) {
        return gradients(states, 0);
    }

    @Override
    public DenseNetwork plain(String what) {
        return this;
    }

    private EnginePoints engine() {
        EnginePoints there = engine;
        if (there == null) {
            there = new EnginePoints(this, manyPoints); // twice, if two threads come at once; one of the two is kept
            engine = there;
        }
        return there;
    }

    private void check(double[][] points) {
        for (double[] x : points) {
            Arguments.require(x.length == inputs(), "x must have %d numbers, not %d", inputs(), x.length);
        }
    }

    private DenseLayer last() {
        return layers.get(layers.size() - 1);
    }

    /** Returns a_{L-1} at each point, and leaves in kept what the slopes of each layer follow from, unless it is null. */
    private double[][] activations(double[][] points, double[][][] kept) {
        double[][] a = points;
        for (int l = 0; l < layers.size() - 1; l++) {
            a = layers.get(l).forward(a);
            for (int k = 0; k < a.length; k++) {
                double[] slopes = activation.apply(a[k]);
                if (kept != null) {
                    kept[l][k] = slopes;
                }
            }
        }
        return a;
    }

    @Override
    public String toString() {
        return inputs() + layers.stream().map(layer -> "-" + layer.outputs()).collect(Collectors.joining()) + " " + activation;
    }
}
