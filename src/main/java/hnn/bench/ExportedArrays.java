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
import hnn.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A block's weights, its input, its loss and its gradients as a file, by which another program checks that it does the same. */
final class ExportedArrays {

    private ExportedArrays() {}

    /**
     * Writes an .npz file of the inputs under their names, the losses, and parameter00, gradient00 and so on in the order of the
     * block.
     *
     * @param name of the block
     * @param inputs arrays with names, made in a manager; the first is what the block is given
     * @param losses the parts of the loss, whose sum is differentiated, from the block's output and the inputs
     */
    static void write(Path file, String name, Block block, Function<NDManager, NDList> inputs, Losses losses) {
        try (Model holder = Model.newInstance(name, Device.cpu(), "PyTorch")) {
            holder.setBlock(block);
            NDManager manager = holder.getNDManager();
            NDList arrays = inputs.apply(manager);
            block.initialize(manager, DataType.FLOAT32, arrays.head().getShape());
            block.getParameters().values().forEach(parameter -> parameter.getArray().setRequiresGradient(true));
            NDList parts;
            try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
                parts = losses.of(arrays, block.forward(new ParameterStore(manager, false), new NDList(arrays.head()), true));
                gradients.backward(parts.stream().reduce(NDArray::add).orElseThrow());
            }
            arrays.add(named("losses", manager.create(parts.stream().mapToDouble(NDArray::getFloat).toArray())));
            addParameters(arrays, block);
            WholeFile.write(file, arrays.encode(NDList.Encoding.NPZ));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The parts of a loss. */
    @FunctionalInterface
    interface Losses {
        NDList of(NDList inputs, NDList output);
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
