package hnn.sweep;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/** Follows a sweep. A lambda is one too. */
@FunctionalInterface
public interface SweepProgress {

    /**
     * How far a sweep is.
     *
     * @param done jobs whose results are there
     * @param failed jobs that were given up
     * @param all jobs
     * @param seconds since it began
     * @param secondsLeft about how long it goes on, NaN before the first job is done
     * @param said what became of the last attempt
     * @param isFailure whether that attempt failed
     * @param results the rows so far
     */
    record Update(int done, int failed, int all, double seconds, double secondsLeft, String said, boolean isFailure,
            Supplier<Table> results) {

        /** Tells whether it is the last one. */
        public boolean finished() {
            return done + failed == all;
        }

        /** Returns a line for a reader. */
        public String line() {
            return String.format(Locale.ROOT, "[%d/%d]%s %s%s", done + failed, all, failed == 0 ? "" : " " + failed + " failed,",
                    said,
                    finished() ? String.format(Locale.ROOT, " (%.1f s in all)", seconds)
                            : Double.isNaN(secondsLeft) ? "" : String.format(Locale.ROOT, " (about %.0f s left)", secondsLeft));
        }
    }

    /** Takes note of an attempt that has ended. */
    void report(Update update);

    /** Returns what fits where the code runs: the output of the cell in a notebook, else a line for each job on the terminal. */
    static SweepProgress here() {
        return Surroundings.PROGRESS.get().get();
    }

    /** Says what makes a progress for each sweep from now on; the notebook display calls this when it is installed. */
    static void setHere(Supplier<SweepProgress> factory) {
        Surroundings.PROGRESS.set(factory);
    }

    /** The one thing that depends on where the JVM runs. */
    final class Surroundings {
        private static final AtomicReference<Supplier<SweepProgress>> PROGRESS =
                new AtomicReference<>(() -> update -> System.err.println(update.line()));

        private Surroundings() {}
    }
}
