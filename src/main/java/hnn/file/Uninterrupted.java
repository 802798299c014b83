package hnn.file;

import java.io.IOException;

/** Work on files that an interrupt must not cut: it would close a channel in the middle, and a lock or a row be lost. */
public final class Uninterrupted {

    private Uninterrupted() {}

    /** What is done with a file. */
    @FunctionalInterface
    public interface Work {

        /** Does it. */
        void go() throws IOException;
    }

    /** Does the work, and puts an interrupt off until it is done. */
    public static void run(Work work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            work.go();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
