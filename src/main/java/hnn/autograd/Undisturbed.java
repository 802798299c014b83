package hnn.autograd;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;

/**
 * Gradients of expressions that are not our own.
 *
 * <p>DJL lets go of the buffer of a number, as in {@code x.mul(0.5)}, before a gradient has used it. Only the garbage collector
 * can take the buffer away; if it ran meanwhile, the gradient is taken again.
 */
public final class Undisturbed {

    private static final int ATTEMPTS = 100;
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

    private Undisturbed() {}

    /**
     * Returns what was computed while the garbage collector did not run.
     *
     * @param computation copies its result out of the engine
     * @throws IllegalStateException if the collector ran during each of a hundred attempts
     */
    public static <T> T by(Supplier<T> computation) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = collections();
            T result = computation.get();
            if (collections() == before) {
                return result;
            }
        }
        throw new IllegalStateException("the garbage collector ran during each of " + ATTEMPTS + " attempts at one gradient:"
                + " ask for fewer states at once, or give Java more memory");
    }

    private static long collections() {
        long count = 0;
        for (GarbageCollectorMXBean collector : COLLECTORS) {
            count += collector.getCollectionCount();
        }
        return count;
    }
}
