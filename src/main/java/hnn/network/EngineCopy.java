package hnn.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import hnn.Arguments;
import hnn.EngineMemory;
import hnn.autograd.Autograd;
import hnn.learned.LearnedNetwork;
import java.util.function.BiFunction;

/**
 * Any block as it stands, evaluated by the engine outside of a training: it has a copy of the weights, which further training
 * does not change. The copy is native and released when nobody holds it any longer.
 *
 * <p>For the {@link CopiedBlock#toField} of a block of your own.
 */
public final class EngineCopy implements LearnedNetwork {

    private final Block block;
    private final int inputs;
    private final DataType type;
    private final Weights weights;

    private EngineCopy(Block block, DataType type) {
        Arguments.require(block.isInitialized(), "the block %s is not initialized: train or initialize it first",
                block.getClass().getSimpleName());
        this.block = block;
        inputs = (int) block.describeInput().get(0).getValue().get(1);
        this.type = type;
        weights = Weights.copied(block, EngineMemory.heldBy(this, Device.cpu()), type);
    }

    /** Copies an initialized block: an {@link Mlp} to plain arrays, any other with its weights inside the engine. */
    public static LearnedNetwork of(Block block) {
        return block instanceof Mlp network ? network.toPlain() : new EngineCopy(block, type(block));
    }

    /** Copies an initialized block that works in any type, to be evaluated in double precision. */
    public static LearnedNetwork inDoubles(Block block) {
        return block instanceof Mlp network ? network.toPlain() : new EngineCopy(block, DataType.FLOAT64);
    }

    private static DataType type(Block block) {
        return block.getParameters().values().stream().filter(Parameter::isInitialized)
                .map(parameter -> parameter.getArray().getDataType()).findFirst().orElse(DataType.FLOAT32);
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return (int) block.getOutputShapes(new Shape[] {new Shape(1, inputs)})[0].get(1);
    }

    @Override
    public double[][] values(double[][] states) {
        return EngineMemory.rows(computed(states, (state, value) -> value), states.length);
    }

    @Override
    public double[][] gradients(double[][] states) {
        return EngineMemory.rows(computed(states, (state, value) -> Autograd.gradient(value, state)), states.length);
    }

    private double[] computed(double[][] states, BiFunction<NDArray, NDArray, NDArray> result) {
        for (double[] x : states) {
            Arguments.require(x.length == inputs, "x must have %d numbers, not %d", inputs, x.length);
        }
        try (NDManager memory = NDManager.newBaseManager(Device.cpu()); var recording = Autograd.record()) {
            NDArray state = Autograd.variable(EngineMemory.matrix(memory, states, type));
            NDArray value = weights.forward(new NDList(state), false).singletonOrThrow();
            return EngineMemory.doubles(result.apply(state, value));
        }
    }
}
