package hnn.file;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import hnn.Arguments;
import hnn.EngineMemory;
import hnn.Native;
import hnn.TrainingDevice;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The weights of any block in an {@code .npz} file, one array for each parameter, under the parameter's name in the block.
 *
 * <pre>{@code
 * BlockFile.write(block, Path.of("spring.npz"));                                // after its training
 * var block = BlockFile.read(Path.of("spring.npz"), new HamiltonianBlock(new Mlp(2, 200, 1, 0)), 2);
 * var field = block.toField();
 * }</pre>
 *
 * The file holds no shape of the network: make the block as it was made when it was trained. Python reads the file with
 * {@code np.load}.
 */
public final class BlockFile {

    private BlockFile() {}

    /**
     * Writes a block's weights.
     *
     * @throws IOException if the file cannot be written; an older file then stays as it was
     * @throws IllegalArgumentException if the block has no weights yet
     */
    public static void write(Block block, Path file) throws IOException {
        Arguments.require(block.isInitialized(), "the block has no weights yet: train it first");
        var arrays = new NpzOutput();
        for (Pair<String, Parameter> named : block.getParameters()) {
            arrays.add(named.getKey(), named.getValue().getArray());
        }
        arrays.write(file);
    }

    /**
     * Gives a block the weights of a file.
     *
     * @param block made as the one that was written; it has no weights yet, or others, which are overwritten
     * @param dimension of the states that it takes
     * @return the block
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if an array is missing or its shape does not fit; the block is not changed then
     */
    public static <B extends Block> B read(Path file, B block, int dimension) throws IOException {
        Native.prepare();
        try (NDManager memory = NDManager.newBaseManager("PyTorch"); NpzFile arrays = NpzFile.open(file)) {
            if (!block.isInitialized()) {
                block.initialize(EngineMemory.heldBy(block, TrainingDevice.get()), DataType.FLOAT32, new Shape(1, dimension));
            }
            var read = new NDList();
            for (Pair<String, Parameter> named : block.getParameters()) {
                read.add(array(file, arrays, named.getKey(), named.getValue().getArray(), memory));
            }
            for (int k = 0; k < read.size(); k++) {
                EngineMemory.overwrite(block.getParameters().valueAt(k).getArray(), read.get(k));
            }
            return block;
        }
    }

    private static NDArray array(Path file, NpzFile arrays, String name, NDArray wanted, NDManager memory) throws IOException {
        NpyHeader found = arrays.header(name);
        Arguments.require(found.engineShape().equals(wanted.getShape()),
                "%s: %s has the shape %s, but the block's is %s: make the block as it was made when it was written",
                file, name, found.shapeText(), wanted.getShape());
        return EngineMemory.of(memory, arrays.doubles(name), wanted.getShape(), wanted.getDataType());
    }
}
