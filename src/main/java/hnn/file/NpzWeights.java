package hnn.file;

import hnn.Arguments;
import hnn.learned.DenseLayer;
import hnn.learned.DenseNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    /** How often a layer's weight is in memory while it is made: as read, and in both orders. */
    private static final int COPIES = 3;

    private NpzWeights() {}

    /**
     * Reads a network with all its outputs.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if an array is missing or its shape does not fit; the message names it
     */
    public static DenseNetwork read(Path path) throws IOException {
        try (var arrays = NpzFile.open(path)) {
            int depth = 1;
            while (arrays.names().contains(name(depth + 1) + WEIGHT)) {
                depth++;
            }
            List<DenseLayer> layers = new ArrayList<>();
            Set<String> others = new LinkedHashSet<>(arrays.names());
            for (int number = 1; number <= depth; number++) {
                layers.add(layer(path, arrays, name(number), number == depth));
                others.removeAll(List.of(name(number) + WEIGHT, name(number) + BIAS));
            }
            Arguments.require(others.isEmpty(), "%s has %s, which belong to none of its layers linear1 to linear%d:"
                    + " is something missing?", path, others, depth);
            return new DenseNetwork(layers);
        }
    }

    private static String name(int number) {
        return "linear" + number;
    }

    /** Reads a network and keeps one output, from 0, for a Hamiltonian: the Python network has two, of which row 1 is H. */
    public static DenseNetwork readOutput(Path path, int row) throws IOException {
        return read(path).output(row);
    }

    private static DenseLayer layer(Path path, NpzFile arrays, String name, boolean last) throws IOException {
        NpyHeader weight = arrays.header(name + WEIGHT);
        Arguments.require(weight.shape().length == 2, "%s: %s%s must be a matrix, not %s", path, name, WEIGHT,
                weight.shapeText());
        int outputs = weight.shape()[0];
        arrays.requireRoom(name + WEIGHT, COPIES * Double.BYTES);
        return new DenseLayer(weight.shape()[1], outputs, arrays.doubles(name + WEIGHT),
                last && !arrays.names().contains(name + BIAS) ? new double[outputs] : bias(path, arrays, name + BIAS, outputs));
    }

    private static double[] bias(Path path, NpzFile arrays, String name, int outputs) throws IOException {
        NpyHeader header = arrays.header(name);
        Arguments.require(Arrays.equals(header.shape(), new int[] {outputs}),
                "%s: %s must have the shape (%d), not %s", path, name, outputs, header.shapeText());
        return arrays.doubles(name);
    }

    /** Writes a network in single precision, whole; a last bias of zeros is left out, as the paper's network has none. */
    public static void write(DenseNetwork network, Path path) throws IOException {
        var arrays = new NpzOutput();
        List<DenseLayer> layers = network.layers();
        for (int i = 0; i < layers.size(); i++) {
            DenseLayer layer = layers.get(i);
            arrays.addSingle(name(i + 1) + WEIGHT, layer.weight(), layer.outputs(), layer.inputs());
            if (i < layers.size() - 1 || layer.hasBias()) {
                arrays.addSingle(name(i + 1) + BIAS, layer.bias(), layer.outputs());
            }
        }
        arrays.write(path);
    }
}
