package hnn;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.ref.Cleaner;
import java.util.Arrays;

/**
 * Numbers in the engine's own memory.
 *
 * <p>An array that DJL makes of Java's numbers, or decodes from a file, lies in a buffer of Java's. That buffer may be at
 * any address, on which MKL's products depend in their last bit; and what the engine holds of the array, a view or a
 * record for a gradient, does not keep the buffer from being collected.
 */
public final class EngineMemory {

    private static final Cleaner CLEANER = Cleaner.create();

    private EngineMemory() {}

    /** Returns a device's manager that is closed when nobody holds the holder any longer; its arrays must not hold it. */
    public static NDManager heldBy(Object holder, Device device) {
        NDManager manager = NDManager.newBaseManager(device, "PyTorch");
        whenGone(holder, manager::close);
        return manager;
    }

    /** Releases something when nobody holds the holder any longer; the release must not hold it. */
    public static void whenGone(Object holder, Runnable release) {
        CLEANER.register(holder, release);
    }

    /** Returns an array of the manager's with a copy of the numbers. */
    public static NDArray of(NDManager manager, float[] numbers, Shape shape) {
        try (NDArray first = manager.create(numbers, shape)) {
            return first.duplicate();
        }
    }

    /** Returns an array of the manager's with the numbers in another type. */
    public static NDArray of(NDManager manager, double[] numbers, Shape shape, DataType type) {
        // DJL's toType makes no copy where the type stays, even if asked for one.
        try (NDArray first = manager.create(numbers, shape)) {
            return type == DataType.FLOAT64 ? first.duplicate() : first.toType(type, true);
        }
    }

    /** Returns a matrix of the manager's with the numbers in single precision; all rows are of one length. */
    public static NDArray matrix(NDManager manager, double[][] rows) {
        int width = rows[0].length;
        float[] flat = new float[rows.length * width];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) rows[i / width][i % width];
        }
        return of(manager, flat, new Shape(rows.length, width));
    }

    /** Returns a matrix of the manager's with the numbers in the type asked for; all rows are of one length. */
    public static NDArray matrix(NDManager manager, double[][] rows, DataType type) {
        int width = rows[0].length;
        double[] flat = new double[rows.length * width]; // a stream would take a tenth of a rollout of many starts
        for (int k = 0; k < rows.length; k++) {
            System.arraycopy(rows[k], 0, flat, k * width, width);
        }
        return of(manager, flat, new Shape(rows.length, width), type);
    }

    /** Returns numbers out of the engine, row by row, as a matrix of so many rows. */
    public static double[][] rows(double[] flat, int count) {
        int width = flat.length / count;
        double[][] rows = new double[count][];
        Arrays.setAll(rows, k -> Arrays.copyOfRange(flat, k * width, (k + 1) * width));
        return rows;
    }

    /**
     * Returns some rows. What DJL takes of an array belongs to the array's manager; here it belongs to the index's, which goes
     * with the step, and with it all that is computed from it.
     */
    public static NDArray rows(NDArray array, NDArray index) {
        return owned(index.getManager(), array.get(index));
    }

    /** Gives an array to a manager, and returns it. */
    public static NDArray owned(NDManager manager, NDArray array) {
        array.attach(manager);
        return array;
    }

    /** Overwrites an array, a parameter's among them, in place: DJL's copyTo would move it into a buffer of Java's. */
    public static void overwrite(NDArray array, NDArray values) {
        try (NDArray plain = array.stopGradient(); NDArray others = values.stopGradient()) {
            plain.set(new NDIndex(":"), others);
        }
    }

    /** Overwrites an array, a parameter's among them, with numbers, row by row. */
    public static void overwrite(NDArray array, double[] numbers) {
        try (NDArray others = of(array.getManager(), numbers, array.getShape(), array.getDataType())) {
            overwrite(array, others);
        }
    }

    /** Returns all entries, row by row, whatever the floating point type. */
    public static double[] doubles(NDArray array) {
        if (array.getDataType() == DataType.FLOAT64) {
            return array.toDoubleArray();
        }
        float[] single = array.toFloatArray();
        double[] numbers = new double[single.length];
        for (int k = 0; k < single.length; k++) {
            numbers[k] = single[k];
        }
        return numbers;
    }
}
