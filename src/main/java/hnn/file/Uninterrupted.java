package hnn.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Work on files that an interrupt must not cut: it would close a channel in the middle, and a lock or a row be lost, or a class be
 * of no use from then on because its constant could not be read.
 */
public final class Uninterrupted {

    private Uninterrupted() {}

    /** What is done with a file. */
    @FunctionalInterface
    public interface Work {

        /** Does it. */
        void go() throws IOException;
    }

    /**
     * Does the work on a thread that nobody interrupts, and waits for its end. An interrupt of the caller, from before or meanwhile,
     * stays for the caller to see.
     *
     * @param work must not need a lock that the caller holds
     */
    public static void run(Work work) throws IOException {
        try {
            CompletableFuture.runAsync(() -> {
                try {
                    work.go();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }, task -> new Thread(task, "uninterrupted").start()).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) {
                throw failed.getCause();
            } else if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw e;
        }
    }
}
