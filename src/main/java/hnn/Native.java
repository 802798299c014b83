package hnn;

/** The native engine's settings, made before DJL first loads it. */
public final class Native {

    private Native() {}

    /**
     * Keeps the engine offline and quiet: natives come from the jars on the class path, nothing is downloaded or
     * reported. Settings that the user has made stay as they are.
     *
     * <p>Each call of the engine stays on the thread that calls: {@link Cores} shares out whole calls. The engine's own threads
     * would meet after each operation, spinning; beside other programs that is twenty times as slow as one thread.
     */
    public static void prepare() {
        System.getProperties().putIfAbsent("ai.djl.offline", "true");
        System.getProperties().putIfAbsent("ai.djl.pytorch.num_threads", "1");
        System.getProperties().putIfAbsent("OPT_OUT_TRACKING", "true");
    }
}
