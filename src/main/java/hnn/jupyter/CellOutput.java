package hnn.jupyter;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One output of the running cell, whose content is replaced in place. */
final class CellOutput {

    private static final Logger LOGGER = LoggerFactory.getLogger(CellOutput.class);

    private final KernelDisplay display;
    private final String id = UUID.randomUUID().toString();
    private boolean shown;

    CellOutput(KernelDisplay display) {
        this.display = display;
    }

    /** Shows a bundle where the last one was. What fails here must not end the training that it tells of. */
    void put(Map<String, Object> bundle) {
        try {
            Screen.run(() -> send(bundle));
        } catch (CompletionException e) {
            LOGGER.warn("the progress could not be shown: {}", e.getCause().toString());
        }
    }

    private void send(Map<String, Object> bundle) {
        display.show(id, bundle, shown);
        shown = true;
    }
}
