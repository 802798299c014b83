package hnn.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Numbers in the engine's own memory.
 *
 * <p>An array that DJL makes of Java's numbers, or decodes from a file, lies in a buffer of Java's. That buffer may be at
 * any address, on which MKL's products depend in their last bit; and a view of the array does not keep it from being
 * collected.
 */
final class EngineMemory {

    private EngineMemory() {}

    /** Returns an array of the manager's with a copy of the numbers. */
    static NDArray of(NDManager manager, float[] numbers, Shape shape) {
        try (NDArray first = manager.create(numbers, shape)) {
            return first.duplicate();
        }
    }
}
