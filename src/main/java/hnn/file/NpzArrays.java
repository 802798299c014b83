package hnn.file;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import hnn.EngineMemory;
import java.io.InputStream;
import java.util.Optional;

/** Named arrays out of a file, as NumPy ({@code .npz}) and DJL write them; messages call the file by its name. */
public record NpzArrays(String file, NDList arrays) {

    /**
     * Reads all arrays of a stream into memory that owns them.
     *
     * @throws IllegalArgumentException if the stream does not hold arrays, or is cut short; the message names the file
     */
    public static NpzArrays decode(String file, NDManager memory, InputStream stream) {
        try {
            return new NpzArrays(file, NDList.decode(memory, stream));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IllegalArgumentException(file + " is not a whole file of arrays: " + e.getMessage(), e);
        }
    }

    /** Returns a view of an array under a name, to be written; the array itself keeps its own. */
    static NDArray named(NDManager memory, String name, NDArray array) {
        NDArray view = EngineMemory.owned(memory, array.stopGradient());
        view.setName(name);
        return view;
    }

    /** Returns an array, if it is there. */
    public Optional<NDArray> find(String name) {
        return arrays.stream().filter(array -> name.equals(array.getName())).findFirst();
    }

    /** Returns an array, or fails with the names of the file and of what is there. */
    public NDArray get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(String.format("%s has no array %s; it has %s",
                file, name, arrays.stream().map(NDArray::getName).toList())));
    }
}
