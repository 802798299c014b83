package hnn.jupyter;

import hnn.figure.Figure;
import hnn.figure.Still;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The still of a figure, where the machine can draw one. */
final class StillImage {

    private static final Logger LOGGER = LoggerFactory.getLogger(StillImage.class);

    private StillImage() {}

    /** Returns the SVG, or nothing on a machine without fonts: Plotly's figure itself needs none. */
    static Optional<String> svg(Figure figure) {
        try {
            return Optional.of(Still.svg(figure));
        } catch (RuntimeException | LinkageError | InternalError e) {
            LOGGER.warn("no still image, Java cannot draw text here (on Linux, install fontconfig): {}", e.toString());
            return Optional.empty();
        }
    }
}
