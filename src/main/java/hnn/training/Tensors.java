package hnn.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import hnn.data.Samples;
import org.hipparchus.random.RandomGenerator;

/** Samples in the engine's memory, and batches of them. */
record Tensors(NDArray x, NDArray velocity) {

    static Tensors of(NDManager manager, Samples samples) {
        return new Tensors(matrix(manager, samples.x()), matrix(manager, samples.velocity()));
    }

    private static NDArray matrix(NDManager manager, double[][] rows) {
        int width = rows[0].length;
        float[] flat = new float[rows.length * width];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) rows[i / width][i % width];
        }
        return manager.create(flat, new Shape(rows.length, width));
    }

    /** Returns all rows, or a batch of them, owned by the manager of one step. */
    Tensors batch(NDManager step, int size, RandomGenerator random) {
        int rows = (int) x.getShape().get(0);
        if (size >= rows) {
            return new Tensors(in(step, x.stopGradient()), in(step, velocity.stopGradient()));
        }
        int[] chosen = new int[size];
        for (int i = 0; i < size; i++) {
            chosen[i] = random.nextInt(rows);
        }
        NDArray index = step.create(chosen);
        return new Tensors(in(step, x.get(index)), in(step, velocity.get(index)));
    }

    /** Hands an array, and so all that is computed from it, to the manager of one step. */
    private static NDArray in(NDManager step, NDArray array) {
        array.attach(step);
        return array;
    }

    NDList inputs() {
        return new NDList(x);
    }

    NDList labels() {
        return new NDList(velocity);
    }
}
