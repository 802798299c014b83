package hnn.pixel;

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
import hnn.network.Mlp;
import hnn.network.OrthogonalLinear;
import java.util.ArrayList;
import java.util.List;

/**
 * The paper's encoder and decoder: four linear layers with relu between them, the inner two with a residual connection.
 *
 * <pre>
 *   h1 = relu(W1 x + b1),  h2 = h1 + relu(W2 h1 + b2),  h3 = h2 + relu(W3 h2 + b3),  y = W4 h3 + b4
 *
 *   x (.., inputs)   h1, h2, h3 (.., hidden)   y (.., outputs)
 * </pre>
 *
 * Weights start as in {@link Mlp}.
 *
 * <p>Source: Greydanus et al. 2019, section 5 and its code.
 */
public final class ResidualMlp extends AbstractBlock {

    private static final byte VERSION = 1;

    private final int inputs;
    private final int outputs;
    private final List<Linear> layers = new ArrayList<>();

    /**
     * Makes a network.
     *
     * @param hidden units in each of the three hidden layers; 200 in the paper
     * @param seed decides the first weights
     * @param name tells apart networks with the same seed, for instance "encoder"
     * @throws IllegalArgumentException if a size is below 1
     */
    public ResidualMlp(int inputs, int hidden, int outputs, long seed, String name) {
        super(VERSION);
        this.inputs = Arguments.atLeast("inputs", 1, inputs);
        this.outputs = Arguments.atLeast("outputs", 1, outputs);
        Arguments.atLeast("hidden", 1, hidden);
        int[] widths = {inputs, hidden, hidden, hidden, outputs};
        for (int i = 1; i < widths.length; i++) {
            layers.add(addChildBlock("linear" + i, OrthogonalLinear.of(widths[i - 1], widths[i], true, seed, name + " ", i)));
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape shape = inputShapes[0];
        return new Shape[] {shape.slice(0, shape.dimension() - 1).add(outputs)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        OrthogonalLinear.initialize(layers, manager, dataType, inputShapes[0], inputs);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        NDArray h = relu(0, parameters, inputs.singletonOrThrow(), training); // (.., hidden)
        h = h.add(relu(1, parameters, h, training));
        h = h.add(relu(2, parameters, h, training));
        return layers.get(3).forward(parameters, new NDList(h), training); // (.., outputs)
    }

    private NDArray relu(int layer, ParameterStore parameters, NDArray x, boolean training) {
        return Activation.relu(layers.get(layer).forward(parameters, new NDList(x), training).singletonOrThrow());
    }

    /** Copies the weights into plain arrays; fails if the block is not initialized. */
    public ResidualNetwork toPlain() {
        return new ResidualNetwork(layers.stream().map(OrthogonalLinear::plain).toList());
    }
}
