package hnn.jupyter;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to the kernel's sockets, and that nobody interrupts. On a thread with an interrupt a socket throws,
 * forgets the interrupt, and may throw once more when a later cell runs there.
 */
final class Screen {

    private static final ExecutorService WRITER = Executors.newSingleThreadExecutor(Writer::new);

    private static final Logger LOGGER = LoggerFactory.getLogger(Screen.class);

    private Screen() {}

    private static final class Writer extends Thread {
        Writer(Runnable work) {
            super(work, "screen");
            setDaemon(true);
        }
    }

    /**
     * Does something there and waits for its end. An interrupt of the caller stays, for the caller to see.
     *
     * @param something must not wait for other threads; these may wait for it
     * @throws CompletionException if it fails
     */
    static void run(Runnable something) {
        if (Thread.currentThread() instanceof Writer) {
            something.run(); // it would wait for itself
        } else {
            CompletableFuture.runAsync(something, WRITER).join();
        }
    }

    /**
     * Has what cells print written there: one that was interrupted may still print. The kernel makes these streams System's when a cell
     * begins, so they are replaced in the kernel.
     *
     * @param kernel of JJava or IJava: their streams have the same names
     */
    static void takePrints(Object kernel) {
        try {
            for (String name : List.of("out", "err")) {
                Field stream = kernel.getClass().getField(name);
                stream.setAccessible(true);
                stream.set(kernel, through((PrintStream) stream.get(kernel)));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOGGER.warn("a cell that was interrupted cannot print: {}", e.toString());
        }
    }

    /** Returns a stream that writes to another there. */
    static PrintStream through(PrintStream out) {
        return new PrintStream(new ByteArrayOutputStream() {

            @Override
            public void flush() {
                if (count > 0) {
                    byte[] printed = toByteArray();
                    reset();
                    run(() -> {
                        out.write(printed, 0, printed.length);
                        out.flush();
                    });
                }
            }
        }, true, StandardCharsets.UTF_8);
    }
}
