package hnn.sweep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Jobs handed to a workplace, as many at once as it takes; one that failed is tried again after all others. */
public final class Attempts {

    private final Deque<Attempt> open = new ArrayDeque<>();
    private final Cargo cargo;
    private final Workplace workplace;
    private final Limits limits;
    private final Listener listener;
    private int done;
    private int failed;
    private final List<Thread> threads = new ArrayList<>();
    private int underWay;
    private boolean stopped;
    private Throwable broken;

    /** A job that is to be tried for the n-th time. */
    private record Attempt(Grid.Point point, int number) {}

    /**
     * What became of an attempt.
     *
     * @param again whether the job is tried again
     * @param done jobs that are done by now
     * @param failed jobs that were given up by now
     */
    public record Ended(Grid.Point point, Outcome outcome, int attempt, boolean again, int done, int failed) {

        /** Returns a line for a reader. */
        public String line() {
            return outcome.failure() == null ? String.format(Locale.ROOT, "%s: %.2f s", point, outcome.seconds())
                    : point + ": " + outcome.failure() + (again ? "; it is tried again" : "; given up");
        }
    }

    /** Is told of each attempt, one after the other. */
    public interface Listener {

        /** Tells whether a job need not be done, any more. */
        boolean isDone(Grid.Point point);

        /** Takes note of an attempt. An exception ends the whole, and is thrown by {@link #make}. */
        void ended(Ended ended);
    }

    private Attempts(List<Grid.Point> points, Cargo cargo, Workplace workplace, Limits limits, Listener listener) {
        this.cargo = cargo;
        this.workplace = workplace;
        this.limits = limits;
        this.listener = listener;
        for (Grid.Point point : points) {
            if (listener.isDone(point)) {
                done++;
            } else {
                open.add(new Attempt(point, 1));
            }
        }
    }

    /**
     * Does the jobs that are not done.
     *
     * @param points what the jobs are told
     * @param workplace open for the cargo
     * @throws InterruptedException if it is interrupted; no job is under way then
     */
    public static void make(List<Grid.Point> points, Cargo cargo, Workplace workplace, Limits limits, Listener listener)
            throws InterruptedException {
        new Attempts(points, cargo, workplace, limits, listener).go();
    }

    private void go() throws InterruptedException {
        for (int i = 0; i < Math.min(workplace.atOnce(), open.size()); i++) {
            threads.add(new Thread(this::work, "sweep " + i));
        }
        threads.forEach(Thread::start);
        InterruptedException interrupt = null;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupt = e;
                    stop(null);
                }
            }
        }
        if (interrupt != null) {
            throw interrupt;
        } else if (broken instanceof RuntimeException exception) {
            throw exception;
        } else if (broken instanceof Error error) {
            throw error;
        }
    }

    private void work() {
        try {
            for (Attempt next = next(); next != null; next = next()) {
                ended(next, workplace.run(cargo, next.point, limits));
            }
        } catch (InterruptedException e) {
            stop(null);
        } catch (RuntimeException | Error e) {
            stop(e);
        }
    }

    /** Waits while others may yet give one back. */
    private synchronized Attempt next() throws InterruptedException {
        while (!stopped && open.isEmpty() && underWay > 0) {
            wait();
        }
        if (stopped) {
            return null;
        }
        Attempt next = open.poll();
        while (next != null && listener.isDone(next.point)) { // by somebody else
            done++;
            next = open.poll();
        }
        underWay += next == null ? 0 : 1;
        return next;
    }

    private synchronized void ended(Attempt attempt, Outcome outcome) {
        boolean again = !stopped && outcome.isFailure() && attempt.number < limits.attempts();
        if (again) {
            open.add(new Attempt(attempt.point, attempt.number + 1));
        } else {
            done += outcome.isFailure() ? 0 : 1;
            failed += outcome.isFailure() ? 1 : 0;
        }
        underWay--;
        notifyAll();
        listener.ended(new Ended(attempt.point, outcome, attempt.number, again, done, failed));
    }

    /** Nothing is begun any more, and what is under way is stopped. A thread that tells the listener is not interrupted in that. */
    private synchronized void stop(Throwable why) {
        broken = broken == null ? why : broken;
        stopped = true;
        open.clear();
        notifyAll();
        threads.forEach(Thread::interrupt);
    }
}
