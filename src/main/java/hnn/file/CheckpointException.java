package hnn.file;

import java.nio.file.Path;

/** A checkpoint that cannot be read, written or resumed. The message names the file, the cause and the fix. */
public final class CheckpointException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CheckpointException(Path file, String message, Throwable cause) {
        super(file + ": " + message, cause);
    }
}
