package hnn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.Arguments;
import hnn.learned.DenseLayer;
import hnn.learned.DenseNetwork;
import hnn.learned.SmoothActivation;
import java.util.ArrayList;
import java.util.List;

/**
 * The paper's network: linear layers with a smooth function f between them, two hidden layers of tanh where nothing else is said.
 *
 * <pre>
 *   y = W3 f(W2 f(W1 x + b1) + b2)
 *
 *   x (batch, inputs)   W1 (hidden, inputs)   W2 (hidden, hidden)   W3 (outputs, hidden)   y (batch, outputs)
 * </pre>
 *
 * Width, depth and f are yours to choose: {@code new Mlp(2, new int[] {64, 64, 64}, 1, SmoothActivation.SINE, seed)}.
 *
 * <p>Weights start orthogonal (see {@link Orthogonal}), biases uniform in [-1/sqrt(inputs), 1/sqrt(inputs)] of their layer,
 * as PyTorch starts them. The same seed gives the same bits.
 *
 * <p>DJL's {@code DefaultTrainingConfig} puts Xavier's initializer on every weight of a block that is not initialized
 * yet. Call {@link #initialize} before you make a trainer of your own, as {@link hnn.training.Training} does.
 *
 * <p>Source: Greydanus et al. 2019, section 3 (200 hidden units, tanh) and its code (no bias in the last layer).
 */
public final class Mlp extends AbstractBlock implements Rescaled {

    private static final byte VERSION = 1;

    private final int inputs;
    private final int outputs;
    private final SmoothActivation activation;
    private final List<Linear> layers = new ArrayList<>();

    /** Makes the paper's network, with so many units in each of two hidden layers of tanh; 200 in the paper. */
    public Mlp(int inputs, int hidden, int outputs, long seed) {
        this(inputs, new int[] {hidden, hidden}, outputs, SmoothActivation.TANH, seed);
    }

    /**
     * Makes a network of any depth.
     *
     * @param inputs 2n for a state
     * @param hidden the units of each hidden layer, the first one first
     * @param outputs 1 for a Hamiltonian, 2n for a field
     * @param activation f
     * @param seed decides the first weights
     * @throws IllegalArgumentException if a size is below 1, or there is no hidden layer
     */
    public Mlp(int inputs, int[] hidden, int outputs, SmoothActivation activation, long seed) {
        super(VERSION);
        this.inputs = Arguments.atLeast("inputs", 1, inputs);
        this.outputs = Arguments.atLeast("outputs", 1, outputs);
        this.activation = activation;
        Arguments.require(hidden.length > 0, "hidden is empty: give the units of at least one layer");
        int before = inputs;
        for (int units : hidden) {
            add(OrthogonalLinear.of(before, Arguments.atLeast("hidden", 1, units), true, seed, "", layers.size() + 1));
            before = units;
        }
        add(OrthogonalLinear.of(before, outputs, false, seed, "", layers.size() + 1));
    }

    /**
     * Makes a network that begins with the weights of another, to be trained further.
     *
     * @throws IllegalArgumentException if the last layer has a bias, which this network has not
     */
    public static Mlp of(DenseNetwork network) {
        return new Mlp(network);
    }

    private Mlp(DenseNetwork network) {
        super(VERSION);
        inputs = network.inputs();
        outputs = network.outputs();
        activation = network.activation();
        int last = network.layers().size() - 1;
        Arguments.require(!network.layers().get(last).hasBias(), "network has a bias in its last layer, which an Mlp has not");
        for (DenseLayer layer : network.layers()) {
            add(OrthogonalLinear.of(layer, layers.size() < last));
        }
    }

    private void add(Linear layer) {
        layers.add(addChildBlock("linear" + (layers.size() + 1), layer));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), outputs)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        OrthogonalLinear.initialize(layers, manager, dataType, inputShapes[0], inputs);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        NDList activations = inputs; // (batch, inputs), then (batch, hidden) for each hidden layer
        for (Linear layer : layers.subList(0, layers.size() - 1)) {
            activations = new NDList(activated(layer.forward(parameters, activations, training).singletonOrThrow()));
        }
        return layers.get(layers.size() - 1).forward(parameters, activations, training);
    }

    private NDArray activated(NDArray z) {
        return switch (activation) {
            case TANH -> z.tanh();
            case LOGISTIC -> Activation.sigmoid(z);
            case SINE -> z.sin();
            case SOFTPLUS -> Activation.softPlus(z);
            case SILU -> z.mul(Activation.sigmoid(z));
        };
    }

    @Override
    public void rescale(double[] shift, double[] factors, double[] outputs) {
        OrthogonalLinear.rescaleInputs(layers.get(0), shift, factors);
        OrthogonalLinear.rescaleOutputs(layers.get(depth()), outputs);
    }

    /** Returns the number of hidden layers. */
    public int depth() {
        return layers.size() - 1;
    }

    /** Returns f. */
    public SmoothActivation activation() {
        return activation;
    }

    /**
     * Copies the weights into plain arrays.
     *
     * @throws IllegalStateException if the block is not initialized
     */
    public DenseNetwork toPlain() {
        return new DenseNetwork(layers.stream().map(OrthogonalLinear::plain).toList(), activation);
    }
}
