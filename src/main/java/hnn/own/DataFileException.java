package hnn.own;

import java.nio.file.Path;

/** A data file that cannot be read. The message says which file, which line, and what is wrong there. */
public final class DataFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the file and the line. */
    public DataFileException(String file, int line, String reason) {
        super(file + ", line " + line + ": " + reason);
    }

    /** Names the file. */
    public DataFileException(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
    }
}
