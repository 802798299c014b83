package hnn.sweep;

import ai.djl.engine.Engine;
import ai.djl.util.Platform;
import java.util.Locale;

/** What a result was made with, beside the code. */
final class Versions {

    private Versions() {}

    static String text() {
        return Once.TEXT;
    }

    private static final class Once {
        static final String TEXT = String.format(Locale.ROOT, "Java %s, DJL %s, PyTorch %s, %s %s", Runtime.version().feature(),
                Engine.getDjlVersion(), Platform.detectPlatform("pytorch").getVersion(), System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }
}
