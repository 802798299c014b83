package hnn.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import hnn.EngineMemory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A block with other arrays in the place of its weights: a copy of them, or the same numbers with gradients of their own. */
public final class Weights extends ParameterStore {

    private final Block block;
    private final Map<String, NDArray> arrays = new LinkedHashMap<>(); // by the parameters' ids

    private Weights(Block block, UnaryOperator<NDArray> array) {
        this.block = block;
        block.getParameters().values().forEach(parameter -> arrays.put(parameter.getId(), array.apply(parameter.getArray())));
    }

    /** Returns the block's own. */
    public static Weights own(Block block) {
        return new Weights(block, weight -> weight);
    }

    /** Returns a copy, which the training of the block does not change. */
    public static Weights copied(Block block, NDManager manager, DataType type) {
        return new Weights(block, weight -> EngineMemory.of(manager, EngineMemory.doubles(weight), weight.getShape(), type));
    }

    /** Returns the numbers of the block as they are now and will be, with gradients of their own where the block has some. */
    public static Weights replica(Block block, NDManager manager) {
        return new Weights(block, weight -> {
            NDArray same = EngineMemory.owned(manager, weight.stopGradient());
            same.setRequiresGradient(weight.hasGradient());
            return same;
        });
    }

    /** Tells whether all weights of a block are finite numbers. */
    public static boolean areFinite(Block block) {
        return block.getParameters().values().stream().allMatch(parameter -> {
            try (NDArray plain = parameter.getArray().stopGradient(); NDArray difference = plain.sub(plain);
                    NDArray sum = difference.sum()) { // infinity and NaN leave NaN
                return EngineMemory.doubles(sum)[0] == 0;
            }
        });
    }

    /** Returns all arrays, in the order of the block's parameters. */
    public List<NDArray> arrays() {
        return List.copyOf(arrays.values());
    }

    /** Returns what the block makes of inputs with these weights; training as for {@link Block#forward}. */
    public NDList forward(NDList inputs, boolean training) {
        return block.forward(this, inputs, training);
    }

    @Override
    public NDArray getValue(Parameter parameter, Device device, boolean training) {
        return parameter == null ? null : arrays.get(parameter.getId()); // a layer may have no bias
    }
}
