package hnn.file;

import hnn.Arguments;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The arrays of an {@code .npz} file by their names, read in Java: whatever is in the file, the engine never sees it.
 *
 * <p>An array's header is judged before memory is taken for its numbers, and of the numbers only those that are asked for are
 * read, with their checksum. Integers, float32 and float64 of either byte order, in C's and in Fortran's order. Python objects
 * are never read.
 */
public final class NpzFile implements Closeable {

    private static final String NPY = ".npy";
    private static final int CHUNK = 8192; // numbers

    private final Path file;
    private final String name;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private NpzFile(Path file, String name, ZipFile zip) {
        this.file = file;
        this.name = name;
        this.zip = zip;
        zip.stream().forEach(entry -> {
            String array = entry.getName().endsWith(NPY)
                    ? entry.getName().substring(0, entry.getName().length() - NPY.length()) : entry.getName();
            Arguments.require(entries.put(array, entry) == null, "it has the array %s twice", array);
        });
    }

    /**
     * Opens a file.
     *
     * @throws NoSuchFileException if there is none
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is no whole {@code .npz} file
     */
    public static NpzFile open(Path file) throws IOException {
        return open(file, file.toString());
    }

    /** Opens a file that messages call by another name. */
    public static NpzFile open(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile());
            return new NpzFile(file, name, zip);
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            if (zip != null) {
                zip.close();
            }
            throw new IllegalArgumentException(name + " is no whole .npz file (a zip of arrays, as np.savez writes it): "
                    + e.getMessage(), e);
        }
    }

    /** Returns the names of the arrays, in the order of the file, and as NumPy does those of other entries. */
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /**
     * Returns what the file says of an array.
     *
     * @throws IllegalArgumentException if it is not there, or broken; the message names file and array
     */
    public NpyHeader header(String array) throws IOException {
        return read(array, (header, stream) -> header);
    }

    /**
     * Requires that Java has room for so many bytes for each number of an array.
     *
     * @throws IllegalArgumentException if it has not; the message names file, array and size
     */
    void requireRoom(String array, int each) throws IOException {
        read(array, (header, stream) -> {
            CheckedEntry.requireRoom(Math.multiplyExact(header.size(), each));
            return header;
        });
    }

    /**
     * Returns all numbers of an array, the last index running fastest.
     *
     * @throws IllegalArgumentException if the array is not there, is none of numbers, is broken or too large; the message names
     *     file and array
     */
    public double[] doubles(String array) throws IOException {
        return read(array, (header, stream) -> {
            double[] numbers = new double[room(header, stream, Double.BYTES)];
            each(header, stream, (k, number) -> numbers[k] = number);
            return numbers;
        });
    }

    /** Returns all numbers of an array in single precision, in rows of equal length; see {@link #doubles}. */
    public float[][] floatRows(String array, int length) throws IOException {
        return read(array, (header, stream) -> {
            float[][] rows = new float[room(header, stream, Float.BYTES) / length][length];
            each(header, stream, (k, number) -> rows[k / length][k % length] = (float) number);
            return rows;
        });
    }

    /** Returns an entry that is no array, whole and with its checksum compared; null if it is not there. */
    byte[] other(String entryName) throws IOException {
        ZipEntry entry = zip.getEntry(entryName);
        if (entry == null) {
            return null;
        }
        try (var stream = new CheckedEntry(file, zip, entry)) {
            return stream.readAll();
        }
    }

    private interface Reading<T> {
        T of(NpyHeader header, CheckedEntry stream) throws IOException;
    }

    private interface Sink {
        void accept(int number, double value);
    }

    private <T> T read(String array, Reading<T> reading) throws IOException {
        ZipEntry entry = entries.get(array);
        Arguments.require(entry != null, "%s has no array %s; it has %s", name, array, names());
        try (var stream = new CheckedEntry(file, zip, entry)) {
            return reading.of(NpyHeader.read(new DataInputStream(stream)), stream);
        } catch (EOFException | ZipException e) {
            throw new IllegalArgumentException(name + ": " + array + " is broken or cut short: " + e.getMessage(), e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(name + ": " + array + " " + e.getMessage(), e);
        }
    }

    /** Returns how many numbers there are, if the entry has as many and Java has the room. */
    private static int room(NpyHeader header, CheckedEntry stream, int each) {
        long bytes = Math.multiplyExact(header.size(), header.bytesEach());
        Arguments.require(stream.left() == bytes, "has the shape %s of '%s', which takes %d bytes, but %d are there",
                header.shapeText(), header.type(), bytes, stream.left());
        CheckedEntry.requireRoom(Math.multiplyExact(header.size(), each));
        return Math.toIntExact(header.size());
    }

    private static void each(NpyHeader header, CheckedEntry stream, Sink sink) throws IOException {
        long size = header.size();
        var place = new Place(header);
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * header.bytesEach()).order(header.byteOrder());
        for (long done = 0; done < size;) {
            int count = (int) Math.min(CHUNK, size - done);
            int bytes = count * header.bytesEach();
            if (stream.readNBytes(chunk.array(), 0, bytes) < bytes) {
                throw new EOFException("it ends after " + done + " of " + size + " numbers");
            }
            chunk.clear();
            for (int k = 0; k < count; k++) {
                sink.accept(place.next(), header.next(chunk));
            }
            done += count;
        }
        stream.finish();
    }

    /** Where the next number of an array belongs. */
    private static final class Place {

        private final int[] shape;
        private final int[] index; // of an array in Fortran's order; else null
        private int next;

        Place(NpyHeader header) {
            shape = header.shape();
            index = header.fortran() && shape.length > 1 ? new int[shape.length] : null;
        }

        int next() {
            if (index == null) {
                return next++;
            }
            int place = 0;
            for (int d = 0; d < shape.length; d++) {
                place = place * shape[d] + index[d];
            }
            for (int d = 0; d < shape.length && ++index[d] == shape[d]; d++) {
                index[d] = 0;
            }
            return place;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
