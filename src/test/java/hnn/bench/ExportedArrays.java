package hnn.bench;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import hnn.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A block's weights, its input, its loss and its gradients as a file, by which another program checks that it does the same. */
final class ExportedArrays {

    private ExportedArrays() {}

    /**
     * Writes an .npz file of the inputs under their names, the losses, and parameter00, gradient00 and so on in the order of the
     * block.
     *
     * @param name of the block
     * @param inputs arrays with names, made in a manager; the first is what the block is given
     * @param descent returns the parts of the loss from the inputs, and leaves the gradients of their sum in the parameters
     */
    static void write(Path file, String name, Block block, Function<NDManager, NDList> inputs, UnaryOperator<NDList> descent) {
        try (Model holder = Model.newInstance(name, Device.cpu(), "PyTorch")) {
            holder.setBlock(block);
            NDManager manager = holder.getNDManager();
            NDList arrays = inputs.apply(manager);
            block.initialize(manager, DataType.FLOAT32, arrays.head().getShape());
            block.getParameters().values().forEach(parameter -> parameter.getArray().setRequiresGradient(true));
            NDList parts = descent.apply(arrays);
            arrays.add(named("losses", manager.create(parts.stream().mapToDouble(NDArray::getFloat).toArray())));
            addParameters(arrays, block);
            WholeFile.write(file, arrays.encode(NDList.Encoding.NPZ));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** A descent by autograd. */
    static NDList recorded(Block block, NDArray input, UnaryOperator<NDList> losses) {
        try (GradientCollector gradients = input.getManager().getEngine().newGradientCollector()) {
            NDList output = block.forward(new ParameterStore(input.getManager(), false), new NDList(input), true);
            NDList parts = losses.apply(output);
            gradients.backward(parts.stream().reduce(NDArray::add).orElseThrow());
            return parts;
        }
    }

    static NDArray named(String name, NDArray array) {
        array.setName(name);
        return array;
    }

    private static void addParameters(NDList arrays, Block block) {
        List<Parameter> parameters = block.getParameters().values();
        for (int i = 0; i < parameters.size(); i++) {
            NDArray array = parameters.get(i).getArray();
            arrays.add(named(String.format("parameter%02d", i), array.stopGradient()));
            arrays.add(named(String.format("gradient%02d", i), array.getGradient()));
        }
    }
}
