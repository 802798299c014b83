package hnn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import hnn.autograd.Autograd;
import hnn.autograd.TorchScript;
import hnn.learned.NetworkScript;
import hnn.learned.SmoothActivation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A shortcut to the same numbers: if a field is made of an {@link Mlp}, its gradients are known in closed form, and one call of
 * the engine computes them. The formulas are in {@link NetworkScript}. The blocks use {@link Autograd}; training asks here first.
 *
 * <p>The result is autograd's, to round-off: a test compares the two for depths, activations and dimensions. What remains of an
 * HNN's training step at the paper's width is six products with W_2 and two tanh of a hidden layer.
 */
public final class ClosedForm {

    /** Of input gradients, by what their source is made of: a path asks for one at each stage of each step. */
    private static final Map<Kind, TorchScript> GRADIENTS = new ConcurrentHashMap<>();

    private record Kind(int depth, SmoothActivation activation) {}

    private final Block block;
    private final TorchScript loss;

    /**
     * Takes a script for the parts of a block's loss.
     *
     * @param loss the source of a function of arrays of samples, the share that they count for, the block's weights and the
     *     arrays for their gradients; see {@link NetworkScript#head}
     */
    public ClosedForm(Block block, String loss) {
        this.block = block;
        this.loss = TorchScript.of("closed form", loss);
    }

    /** Returns the closed form of the mean squared error of a block's field, if there is one. */
    public static Optional<ClosedForm> of(Block block, Loss loss) {
        if (!(loss instanceof MeanSquaredError) || !isTrainedAsAWhole(block)) {
            return Optional.empty();
        }
        return MlpField.of(block).map(field -> new ClosedForm(block, source(field.network()).error(field.made())));
    }

    /** Tells whether no parameter of a block is frozen. */
    public static boolean isTrainedAsAWhole(Block block) {
        return block.getParameters().values().stream().allMatch(Parameter::requiresGradient);
    }

    /**
     * Returns the parts of the loss, and overwrites the gradients that the block's parameters hold, as a {@code backward} does,
     * without a graph.
     *
     * @param samples for a field, x and the observed dx/dt, (batch, 2n), of the type the block was initialized with
     */
    public double[] loss(NDArray... samples) {
        List<NDArray> weights = block.getParameters().values().stream().map(Parameter::getArray).toList();
        try (NDList gradients = new NDList(weights.stream().map(Autograd::heldGradient).toList());
                Repeated once = repeated(1, weights, gradients)) {
            return once.loss(new NDList(samples));
        }
    }

    /**
     * Returns the loss for many batches: what is the same for all is handed to the engine once.
     *
     * @param share what the loss and its gradients are multiplied by: where a batch is taken in parts, a part's share of the rows
     * @param weights the block's weights, or a replica of them
     * @param gradients the arrays that are overwritten, in the same order
     */
    public Repeated repeated(double share, List<NDArray> weights, List<NDArray> gradients) {
        return new Repeated(Autograd.constant(gradients.get(0), share), weights, gradients);
    }

    /** The loss for many batches. Close it after use. */
    public final class Repeated implements AutoCloseable {

        private final NDArray share;
        private final List<IValue> same;

        private Repeated(NDArray share, List<NDArray> weights, List<NDArray> gradients) {
            this.share = share;
            same = values(Stream.of(List.of(share), weights, gradients).flatMap(List::stream).toList());
        }

        /** Returns the parts of the loss on a batch, times the share, and overwrites the gradients. */
        public double[] loss(NDList samples) {
            List<IValue> batch = values(samples);
            try (IValue parts = loss.of(Stream.concat(batch.stream(), same.stream()).toArray(IValue[]::new))) {
                return parts.toDoubleArray();
            } finally {
                batch.forEach(IValue::close);
            }
        }

        private static List<IValue> values(List<NDArray> arrays) {
            return arrays.stream().map(array -> IValue.from((PtNDArray) array)).toList();
        }

        @Override
        public void close() {
            same.forEach(IValue::close);
            share.close();
        }
    }

    /** Returns what the block's own {@code forward} does, part of the record where one is made. */
    public static NDList forward(FieldBlock<?> block, ParameterStore parameters, NDList inputs, boolean training) {
        return block instanceof HamiltonianBlock field
                ? new NDList(HamiltonianBlock.symplectic(gradient(field.hamiltonian(), parameters, inputs, training)))
                : block.forward(parameters, inputs, training);
    }

    /** Returns the input gradient of a block with one output, (batch, d), part of the record where one is made. */
    public static NDArray gradient(Block scalar, ParameterStore parameters, NDList inputs, boolean training) {
        NDArray x = inputs.singletonOrThrow();
        if (!(scalar instanceof Mlp network)) {
            return Autograd.gradient(x, state -> scalar.forward(parameters, new NDList(state), training).singletonOrThrow());
        }
        TorchScript gradient = GRADIENTS.computeIfAbsent(
                new Kind(network.depth(), network.activation()),
                kind -> TorchScript.of("closed form", source(network).inputGradient()));
        return gradient.of(new NDList(x)
                .addAll(values(network, parameter -> parameters.getValue(parameter, x.getDevice(), training))));
    }

    private static NetworkScript source(Mlp network) {
        return new NetworkScript(network.depth(), network.activation(), false);
    }

    /** Returns W_1, b_1, .., W. */
    private static NDList values(Mlp network, Function<Parameter, NDArray> value) {
        return new NDList(network.getParameters().values().stream().map(value).toList());
    }
}
