package hnn.file;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hnn.Arguments;
import hnn.EngineMemory;
import hnn.Native;
import hnn.learned.DenseLayer;
import hnn.learned.DenseNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Weights in and out as {@code .npz}, with the names and layouts that PyTorch gives this network in the paper's code:
 *
 * <pre>
 *   linear1.weight (hidden, inputs)    linear1.bias (hidden)
 *   linear2.weight (hidden, hidden)    linear2.bias (hidden)
 *   linear3.weight (outputs, hidden)
 * </pre>
 *
 * In Python: {@code np.savez(path, **{k: v.numpy() for k, v in mlp.state_dict().items()})} writes such a file, and
 * {@code mlp.load_state_dict({k: torch.tensor(v) for k, v in np.load(path).items()})} takes one.
 */
public final class NpzWeights {

    private static final String WEIGHT = ".weight";
    private static final String BIAS = ".bias";

    private NpzWeights() {}

    /**
     * Reads a network with all its outputs.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if an array is missing or its shape does not fit; the message names it
     */
    public static DenseNetwork read(Path path) throws IOException {
        Native.prepare();
        try (NDManager memory = NDManager.newBaseManager("PyTorch"); InputStream file = Files.newInputStream(path)) {
            var arrays = NpzArrays.decode(path.toString(), memory, file);
            List<DenseLayer> layers = new ArrayList<>();
            for (int number = 1; number == 1 || arrays.find("linear" + number + WEIGHT).isPresent(); number++) {
                layers.add(layer(path, arrays, "linear" + number));
            }
            return new DenseNetwork(layers);
        }
    }

    /** Reads a network and keeps one output, from 0, for a Hamiltonian: the Python network has two, of which row 1 is H. */
    public static DenseNetwork readOutput(Path path, int row) throws IOException {
        return read(path).output(row);
    }

    private static DenseLayer layer(Path path, NpzArrays arrays, String name) {
        NDArray weight = arrays.get(name + WEIGHT);
        Shape shape = weight.getShape();
        Arguments.require(shape.dimension() == 2, "%s: %s%s must be a matrix, not %s", path, name, WEIGHT, shape);
        int outputs = (int) shape.get(0);
        NDArray bias = arrays.find(name + BIAS).orElse(null);
        Arguments.require(bias == null || bias.getShape().equals(new Shape(outputs)),
                "%s: %s%s must have the shape (%d), not %s", path, name, BIAS, outputs, bias == null ? "" : bias.getShape());
        return new DenseLayer((int) shape.get(1), outputs, EngineMemory.doubles(weight),
                bias == null ? new double[outputs] : EngineMemory.doubles(bias));
    }

    /** Writes a network in single precision, whole; a last bias of zeros is left out, as the paper's network has none. */
    public static void write(DenseNetwork network, Path path) throws IOException {
        Native.prepare();
        try (NDManager memory = NDManager.newBaseManager("PyTorch")) {
            var arrays = new NDList();
            List<DenseLayer> layers = network.layers();
            for (int i = 0; i < layers.size(); i++) {
                DenseLayer layer = layers.get(i);
                String name = "linear" + (i + 1);
                arrays.add(array(memory, name + WEIGHT, layer.weight(), new Shape(layer.outputs(), layer.inputs())));
                if (i < layers.size() - 1 || layer.hasBias()) {
                    arrays.add(array(memory, name + BIAS, layer.bias(), new Shape(layer.outputs())));
                }
            }
            WholeFile.write(path, arrays.encode(NDList.Encoding.NPZ));
        }
    }

    private static NDArray array(NDManager memory, String name, double[] values, Shape shape) {
        NDArray array = memory.create(values, shape).toType(DataType.FLOAT32, false);
        array.setName(name);
        return array;
    }
}
