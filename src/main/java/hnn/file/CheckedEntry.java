package hnn.file;

import hnn.Arguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The bytes of a zip's entry, whose checksum is compared at their end: Java's own reader does not where a zip is opened as a file.
 * What an entry is said to have is judged before memory is taken for it.
 */
public final class CheckedEntry extends CheckedInputStream {

    private static final int LARGEST_RATIO = 1032; // of deflate

    private final ZipEntry entry;
    private long count;

    /**
     * Begins to read an entry.
     *
     * @throws IllegalArgumentException if it is said to be larger than the zip can hold
     */
    public CheckedEntry(Path file, ZipFile zip, ZipEntry entry) throws IOException {
        super(zip.getInputStream(entry), new CRC32());
        this.entry = entry;
        long held = Math.min(entry.getCompressedSize(), Files.size(file));
        Arguments.require(entry.getSize() <= LARGEST_RATIO * held, "is said to have %d bytes, but %d bytes of zip hold less",
                entry.getSize(), held);
    }

    /**
     * Requires that Java has room for so many bytes.
     *
     * @throws IllegalArgumentException if it has not; the message has both sizes
     */
    public static void requireRoom(long bytes) {
        Runtime java = Runtime.getRuntime();
        long left = java.maxMemory() - java.totalMemory() + java.freeMemory();
        Arguments.require(bytes >= 0 && bytes < left,
                "takes %.3g GB in memory, but Java has %.3g GB left: save a part of it, or give Java more (-Xmx)",
                bytes * 1e-9, left * 1e-9);
    }

    /** Returns how many bytes are still to come. */
    public long left() {
        return entry.getSize() - count;
    }

    /** Returns all bytes that are still to come; see {@link #finish} and {@link #requireRoom}. */
    public byte[] readAll() throws IOException {
        requireRoom(2 * left());
        byte[] content = readNBytes(Math.toIntExact(left()));
        finish();
        return content;
    }

    /**
     * Ends the reading.
     *
     * @throws ZipException if there is more to come, or the checksum is not the zip's
     */
    public void finish() throws IOException {
        if (read() != -1 || getChecksum().getValue() != entry.getCrc()) {
            throw new ZipException("its checksum does not match");
        }
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count += Math.max(read, 0);
        return read;
    }
}
