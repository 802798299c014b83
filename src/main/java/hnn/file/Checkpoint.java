package hnn.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import hnn.Arguments;
import hnn.training.TrainingSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A training after a step. The file is a zip of {@code training.json}, the header, and {@code arrays.safetensors}. */
record Checkpoint(Header header, byte[] arrays) {

    /** Other formats are refused; there has been one so far. */
    static final int FORMAT = 1;
    static final String FIX = "; remove the file to start over, or name another";
    private static final String HEADER = "training.json";
    private static final String ARRAYS = "arrays.safetensors";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** What a reader of the file can read: all but the arrays, with the fingerprints of the samples and of the first weights. */
    record Header(int format, String model, int step, double seconds, TrainingSettings settings, long samples, long weights,
            Map<String, List<Double>> history) {

        Header {
            Arguments.require(model != null && settings != null && history != null,
                    "model, settings and history must be there, not %s, %s and %s", model, settings, history);
            Arguments.atLeast("step", 1, step);
        }
    }

    /** Reads a checkpoint whole; fails if the file is cut short, broken, or something else. */
    static Checkpoint read(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            Header header = JSON.readValue(entry(file, zip, HEADER), Header.class);
            if (header == null) {
                throw new CheckpointException(file, HEADER + " in it is empty" + FIX, null);
            }
            if (header.format != FORMAT) {
                throw new CheckpointException(file,
                        "is of format " + header.format + ", but this library reads format " + FORMAT + FIX, null);
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
            var sum = new CRC32();
            sum.update(content);
            if (sum.getValue() != entry.getCrc()) {
                throw new CheckpointException(file, "is broken: the checksum of " + name + " does not match" + FIX, null);
            }
            return content;
        }
    }

    /** Writes the checkpoint whole; if that fails, an older file stays as it was. */
    void write(Path file) {
        try {
            var bytes = new ByteArrayOutputStream(arrays.length + 10_000);
            try (var zip = new ZipOutputStream(bytes)) {
                zip.setLevel(Deflater.NO_COMPRESSION); // weights hardly shrink, and it would take longer than the rest
                put(zip, HEADER, JSON.writeValueAsBytes(header));
                put(zip, ARRAYS, arrays);
            }
            WholeFile.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new CheckpointException(file, "cannot be written: " + e, e);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
