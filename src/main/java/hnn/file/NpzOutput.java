package hnn.file;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import hnn.Arguments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An {@code .npz} file in the making: {@code np.load} of Python reads it. */
final class NpzOutput {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);

    NpzOutput() {
        zip.setLevel(Deflater.NO_COMPRESSION); // weights hardly shrink, and it would take longer than the rest
    }

    /** Adds an array of the engine's, in its own precision. */
    void add(String name, NDArray array) {
        DataType type = array.getDataType();
        Arguments.require(type == DataType.FLOAT32 || type == DataType.FLOAT64,
                "%s is of the type %s; weights are of FLOAT32 or FLOAT64", name, type);
        add(name, type == DataType.FLOAT32 ? "<f4" : "<f8", array.getShape().getShape(), array.toByteBuffer());
    }

    /** Adds an array in single precision. */
    void addSingle(String name, double[] numbers, long... shape) {
        ByteBuffer content = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            content.putFloat((float) number);
        }
        add(name, "<f4", shape, content.flip());
    }

    private void add(String name, String type, long[] shape, ByteBuffer content) {
        byte[] numbers = new byte[content.remaining()];
        content.get(numbers);
        addOther(name + ".npy", NpyHeader.bytes(type, shape), numbers);
    }

    /** Adds an entry that is no array. */
    void addOther(String name, byte[]... content) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            for (byte[] part : content) {
                zip.write(part);
            }
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // in memory, it does not happen
        }
    }

    /** Writes the file, whole; an older one stays as it was if that fails. */
    void write(Path file) throws IOException {
        zip.close();
        WholeFile.write(file, bytes.toByteArray());
    }
}
