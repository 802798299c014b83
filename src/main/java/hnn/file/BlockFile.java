package hnn.file;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import hnn.Arguments;
import hnn.EngineMemory;
import hnn.Native;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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
        try (NDManager memory = NDManager.newBaseManager("PyTorch")) {
            var arrays = new NDList();
            block.getParameters()
                    .forEach(named -> arrays.add(NpzArrays.named(memory, named.getKey(), named.getValue().getArray())));
            WholeFile.write(file, arrays.encode(NDList.Encoding.NPZ));
        }
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
        try (NDManager memory = NDManager.newBaseManager("PyTorch"); InputStream stream = Files.newInputStream(file)) {
            NpzArrays arrays = NpzArrays.decode(file.toString(), memory, stream);
            if (!block.isInitialized()) {
                block.initialize(EngineMemory.heldBy(block), DataType.FLOAT32, new Shape(1, dimension));
            }
            block.getParameters().forEach(named -> {
                Shape wanted = named.getValue().getShape();
                Shape found = arrays.get(named.getKey()).getShape();
                Arguments.require(found.equals(wanted),
                        "%s: %s has the shape %s, but the block's is %s: make the block as it was made "
                                + "when it was written",
                        file, named.getKey(), found, wanted);
            });
            block.getParameters()
                    .forEach(named -> EngineMemory.overwrite(named.getValue().getArray(), arrays.get(named.getKey())));
            return block;
        }
    }
}
