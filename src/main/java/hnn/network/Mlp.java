package hnn.network;

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
import hnn.learned.TanhNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * The paper's network: three linear layers with tanh between them.
 *
 * <pre>
 *   y = W3 tanh(W2 tanh(W1 x + b1) + b2)
 *
 *   x (batch, inputs)   W1 (hidden, inputs)   W2 (hidden, hidden)   W3 (outputs, hidden)   y (batch, outputs)
 * </pre>
 *
 * Weights start orthogonal (see {@link Orthogonal}), biases uniform in [-1/sqrt(inputs), 1/sqrt(inputs)] of their layer,
 * as PyTorch starts them. The same seed gives the same bits.
 *
 * <p>DJL's {@code DefaultTrainingConfig} puts Xavier's initializer on every weight of a block that is not initialized
 * yet. Call {@link #initialize} before you make a trainer of your own, as {@link hnn.training.Training} does.
 *
 * <p>Source: Greydanus et al. 2019, section 3 (200 hidden units, tanh) and its code (no bias in the last layer).
 */
public final class Mlp extends AbstractBlock {

    private static final byte VERSION = 1;

    private final int inputs;
    private final int outputs;
    private final List<Linear> layers = new ArrayList<>();

    /**
     * Makes a network.
     *
     * @param inputs 2n for a state
     * @param hidden units in each of the two hidden layers; 200 in the paper
     * @param outputs 1 for a Hamiltonian, 2n for a field
     * @param seed decides the first weights
     * @throws IllegalArgumentException if a size is below 1
     */
    public Mlp(int inputs, int hidden, int outputs, long seed) {
        super(VERSION);
        this.inputs = Arguments.atLeast("inputs", 1, inputs);
        this.outputs = Arguments.atLeast("outputs", 1, outputs);
        Arguments.atLeast("hidden", 1, hidden);
        addLayer(inputs, hidden, true, seed);
        addLayer(hidden, hidden, true, seed);
        addLayer(hidden, outputs, false, seed);
    }

    private void addLayer(int fanIn, int units, boolean bias, long seed) {
        int number = layers.size() + 1;
        layers.add(addChildBlock("linear" + number, OrthogonalLinear.of(fanIn, units, bias, seed, "", number)));
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
        NDList activations = inputs; // (batch, inputs), then (batch, hidden) twice, then (batch, outputs)
        for (Linear layer : layers.subList(0, layers.size() - 1)) {
            activations = Activation.tanh(layer.forward(parameters, activations, training));
        }
        return layers.get(layers.size() - 1).forward(parameters, activations, training);
    }

    /**
     * Copies the weights into plain arrays.
     *
     * @throws IllegalStateException if the block is not initialized
     */
    public TanhNetwork toPlain() {
        return new TanhNetwork(layers.stream().map(OrthogonalLinear::plain).toList());
    }
}
