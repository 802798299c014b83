package hnn.training;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Follows a training. A lambda is one too. */
@FunctionalInterface
public interface Progress {

    /**
     * Takes note of a step. It is called after each one, so it must be quick; drawing a few times a second is enough.
     *
     * @param update how far the training is
     */
    void report(TrainingUpdate update);

    /** Tells nobody. */
    static Progress silent() {
        return update -> {};
    }

    /** Writes a line to the terminal that is kept up to date, a few times a second. */
    static Progress terminal() {
        long pause = 300_000_000; // ns
        var shownAt = new AtomicLong(System.nanoTime() - pause);
        return update -> {
            long now = System.nanoTime();
            if (update.finished() || now - shownAt.get() >= pause) {
                shownAt.set(now);
                System.err.print("\r" + update.line() + (update.finished() ? "\n" : ""));
            }
        };
    }

    /** Returns what fits where the code runs: the output of the cell in a notebook, else the terminal. */
    static Progress here() {
        return Surroundings.PROGRESS.get().get();
    }

    /** Says what makes a progress for each training from now on; the notebook display calls this when it is installed. */
    static void setHere(Supplier<Progress> factory) {
        Surroundings.PROGRESS.set(factory);
    }

    /** The one thing that depends on where the JVM runs. */
    final class Surroundings {
        private static final AtomicReference<Supplier<Progress>> PROGRESS =
                new AtomicReference<>(Progress::terminal);

        private Surroundings() {}
    }
}
