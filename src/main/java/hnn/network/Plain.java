package hnn.network;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;

/** Numbers out of the engine. */
final class Plain {

    private Plain() {}

    /** Returns all entries, row by row, whatever the floating point type. */
    static double[] doubles(NDArray array) {
        return Arrays.stream(array.toArray()).mapToDouble(Number::doubleValue).toArray();
    }
}
