package hnn.analysis;

import hnn.Cores;
import hnn.training.Progress;
import java.util.function.Consumer;

/**
 * Independent trainings side by side, one on each core, with progress and results in their order: faster than one after the
 * other on all cores, since none waits for another's threads.
 */
public final class InOrder<T> {

    private final Object[] results;
    private final boolean[] done;
    private final Consumer<T> taker;
    private int front;
    private volatile boolean interrupted;

    private InOrder(int count, Consumer<T> taker) {
        results = new Object[count];
        done = new boolean[count];
        this.taker = taker;
    }

    /** One piece of work. */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Returns the result.
         *
         * @param number of the piece, from 0
         * @param pieces tells whose progress is to be seen
         */
        T result(int number, InOrder<T> pieces);
    }

    /**
     * Does all pieces. After an interrupt of any of the threads none is begun, and the result of those that were under way is
     * not taken.
     *
     * @param taker is given one result after the other, in their order, as soon as those before it are there
     */
    public static <T> void run(int count, Work<T> work, Consumer<T> taker) {
        var pieces = new InOrder<T>(count, taker);
        Cores.each(count, k -> {
            if (!pieces.interrupted) {
                T result = work.result(k, pieces);
                pieces.interrupted |= Thread.currentThread().isInterrupted();
                if (!pieces.interrupted) {
                    pieces.add(k, result);
                }
            }
        });
        if (pieces.interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("unchecked")
    private synchronized void add(int number, T result) {
        results[number] = result;
        done[number] = true;
        while (front < done.length && done[front]) {
            T next = (T) results[front];
            results[front++] = null;
            taker.accept(next);
        }
    }

    /** Returns a progress that is shown while the piece is the first of those under way. */
    public Progress progress(int number, Progress shown) {
        return update -> {
            if (isFirst(number)) {
                shown.report(update);
            }
        };
    }

    private synchronized boolean isFirst(int number) {
        return number == front;
    }
}
