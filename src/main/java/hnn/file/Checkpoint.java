package hnn.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import hnn.Arguments;
import hnn.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A training after a step. The file is a zip of {@code training.json}, the header, and of arrays as NumPy writes them, so that
 * {@code np.load} of Python reads these.
 */
final class Checkpoint {

    /** Other formats are refused. */
    static final int FORMAT = 3;
    static final String FIX = "; remove the file to start over, or name another";
    private static final String HEADER = "training.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** What a reader of the file can read: all but the arrays, with the fingerprints of code, samples and first weights. */
    record Header(int format, String code, String model, int step, double seconds, TrainingSettings settings, long samples,
            long weights,
            Map<String, List<Double>> history) {

        Header {
            Arguments.require(model != null && settings != null && history != null,
                    "model, settings and history must be there, not %s, %s and %s", model, settings, history);
            Arguments.atLeast("step", 1, step);
            Arguments.notNegative("seconds", seconds);
            Set<Integer> lengths = new HashSet<>();
            history.values().forEach(column -> lengths.add(column == null || column.contains(null) ? -1 : column.size()));
            Arguments.require(lengths.size() == 1 && !lengths.contains(-1),
                    "history must have columns of one length without gaps, not %s", history);
        }
    }

    private Checkpoint() {}

    /** Reads a checkpoint's header; fails if the file is cut short, broken, or something else. */
    static Header header(Path file) {
        try (var arrays = NpzFile.open(file, "the file")) {
            byte[] text = arrays.other(HEADER);
            if (text == null) {
                throw new CheckpointException(file, "is no checkpoint: it holds no " + HEADER + FIX, null);
            }
            Header header = JSON.readValue(text, Header.class);
            if (header == null) {
                throw new CheckpointException(file, HEADER + " in it is empty" + FIX, null);
            }
            if (header.format != FORMAT) {
                throw new CheckpointException(file,
                        "is of format " + header.format + ", but this library reads format " + FORMAT + FIX, null);
            }
            return header;
        } catch (JsonProcessingException e) {
            throw new CheckpointException(file, HEADER + " in it cannot be read: " + e.getOriginalMessage() + FIX, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new CheckpointException(file, "is no checkpoint, or a broken one: " + e.getMessage() + FIX, e);
        }
    }

    /** Writes a checkpoint whole; if that fails, an older file stays as it was. */
    static void write(Path file, Header header, NpzOutput arrays) {
        try {
            arrays.addOther(HEADER, JSON.writeValueAsBytes(header));
            arrays.write(file);
        } catch (IOException e) {
            throw new CheckpointException(file, "cannot be written: " + e, e);
        }
    }
}
