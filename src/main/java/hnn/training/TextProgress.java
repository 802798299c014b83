package hnn.training;

import java.util.function.Consumer;

/** Progress as one line of text that is shown again a few times a second. */
public final class TextProgress implements Progress {

    private static final long PAUSE_NANOS = 300_000_000;

    private final Consumer<String> show;
    private final Runnable end;
    private long shownAt = Long.MIN_VALUE;

    /**
     * Makes a progress.
     *
     * @param show replaces the line shown before
     * @param end is run after the last line
     */
    public TextProgress(Consumer<String> show, Runnable end) {
        this.show = show;
        this.end = end;
    }

    @Override
    public void report(TrainingUpdate update) {
        long now = System.nanoTime();
        if (!update.finished() && shownAt != Long.MIN_VALUE && now - shownAt < PAUSE_NANOS) {
            return;
        }
        shownAt = now;
        show.accept(update.line());
        if (update.finished()) {
            end.run();
        }
    }
}
