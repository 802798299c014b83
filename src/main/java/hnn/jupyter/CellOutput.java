package hnn.jupyter;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One output of the running cell, whose content is replaced in place. */
final class CellOutput {

    private static final Logger LOGGER = LoggerFactory.getLogger(CellOutput.class);

    /** The kernel's sockets swallow an interrupt, so the thread that trains, and may be interrupted, stays away from them. */
    private static final ExecutorService SCREEN = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "screen");
        thread.setDaemon(true);
        return thread;
    });

    private final KernelDisplay display;
    private final String id = UUID.randomUUID().toString();
    private boolean shown;

    CellOutput(KernelDisplay display) {
        this.display = display;
    }

    /** Shows a bundle where the last one was. What fails here must not end the training that it tells of. */
    void put(Map<String, Object> bundle) {
        try {
            SCREEN.submit(() -> send(bundle)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // for the training to see
        } catch (ExecutionException e) {
            LOGGER.warn("the progress could not be shown: {}", e.getCause().toString());
        }
    }

    private void send(Map<String, Object> bundle) {
        display.show(id, bundle, shown);
        shown = true;
    }
}
