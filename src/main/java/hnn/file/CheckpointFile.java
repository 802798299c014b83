package hnn.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A checkpoint as a file: a zip of {@code training.json} and {@code arrays.safetensors}. */
final class CheckpointFile {

    private static final String HEADER = "training.json";
    private static final String ARRAYS = "arrays.safetensors";
    static final String FIX = "; remove the file to start over, or name another";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private CheckpointFile() {}

    /**
     * Reads a checkpoint whole.
     *
     * @throws CheckpointException if the file is cut short, broken, or something else
     */
    static Checkpoint read(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            var header = JSON.readValue(entry(file, zip, HEADER), Checkpoint.Header.class);
            if (header == null) {
                throw new CheckpointException(file, HEADER + " in it is empty" + FIX, null);
            }
            if (header.format() != Checkpoint.FORMAT) {
                throw new CheckpointException(file, "is of format " + header.format() + ", but this library reads format "
                        + Checkpoint.FORMAT + FIX, null);
            }
            return new Checkpoint(header, entry(file, zip, ARRAYS));
        } catch (JsonProcessingException e) {
            throw new CheckpointException(file, HEADER + " in it cannot be read: " + e.getOriginalMessage() + FIX, e);
        } catch (IOException e) {
            throw new CheckpointException(file, "is no checkpoint, or a broken one: " + e + FIX, e);
        }
    }

    /** Java checks a zip's sums only when it is read as a stream, so it is done here. */
    private static byte[] entry(Path file, ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new CheckpointException(file, "is no checkpoint: it holds no " + name + FIX, null);
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] content = stream.readAllBytes();
            if (checksum(content) != entry.getCrc()) {
                throw new CheckpointException(file, "is broken: the checksum of " + name + " does not match" + FIX, null);
            }
            return content;
        }
    }

    private static long checksum(byte[] content) {
        var sum = new CRC32();
        sum.update(content);
        return sum.getValue();
    }

    /**
     * Writes a checkpoint whole.
     *
     * @throws CheckpointException if it cannot be written; an older file then stays as it was
     */
    static void write(Path file, Checkpoint checkpoint) {
        try {
            var bytes = new ByteArrayOutputStream(checkpoint.arrays().length + 10_000);
            try (var zip = new ZipOutputStream(bytes)) {
                zip.setLevel(Deflater.NO_COMPRESSION); // weights hardly shrink, and it would take longer than the rest
                put(zip, HEADER, JSON.writeValueAsBytes(checkpoint.header()));
                put(zip, ARRAYS, checkpoint.arrays());
            }
            WholeFile.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new CheckpointException(file, "cannot be written: " + e, e);
        }
    }

    /**
     * Makes the folder of a checkpoint.
     *
     * @throws CheckpointException if there is none and none can be made, or it cannot be written to
     */
    static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CheckpointException(file, "its folder cannot be made: " + e, e);
        }
        if (!Files.isWritable(folder)) {
            throw new CheckpointException(file, "its folder cannot be written to: name a file elsewhere", null);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
