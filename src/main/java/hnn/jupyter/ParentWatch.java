package hnn.jupyter;

/**
 * Ends a kernel whose server is gone. A server that is killed cannot end its kernels, and the Java kernels do not look: they would
 * go on computing for nobody.
 */
final class ParentWatch {

    /** Where Jupyter says which process a kernel belongs to; on Windows it is a handle, which Java cannot follow. */
    static final String VARIABLE = "JPY_PARENT_PID";

    private ParentWatch() {}

    /** Watches the process that the environment names, if it names one. */
    static void begin() {
        String parent = System.getenv(VARIABLE);
        if (parent != null && parent.matches("\\d{1,9}") && !System.getProperty("os.name").startsWith("Windows")) {
            ProcessHandle.of(Long.parseLong(parent))
                    .ifPresent(process -> process.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        }
    }
}
