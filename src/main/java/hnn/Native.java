package hnn;

/** The native engine's settings, made before DJL first loads it. */
public final class Native {

    private Native() {}

    /**
     * Keeps the engine offline and quiet: natives come from the jars on the class path, nothing is downloaded or
     * reported. Settings that the user has made stay as they are.
     */
    public static void prepare() {
        System.getProperties().putIfAbsent("ai.djl.offline", "true");
        System.getProperties().putIfAbsent("OPT_OUT_TRACKING", "true");
    }
}
