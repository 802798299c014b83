package hnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Independent tasks, shared out over the processor's cores.
 *
 * <p>The caller works, and with it whichever threads have nothing to do. A task can share out tasks of its own: where all threads
 * are at work, it takes them one after the other by itself, and nobody waits for a core. What a task computes must not depend on
 * its thread; then no result depends on the machine.
 */
public final class Cores {

    private static final int COUNT = Runtime.getRuntime().availableProcessors();

    /**
     * Who waits looks for so long before it sleeps, in nanoseconds: to wake up takes as long as a tenth of a training step, and
     * between two steps there is less to do than this. Java's own pools let their threads sleep at once.
     */
    private static final long LOOKING = 500_000;

    /** Threads without a job; the one that had a job last, and may still be looking for another, comes first. */
    private static final Deque<Helper> FREE = new ConcurrentLinkedDeque<>();

    static {
        for (int k = 1; k < COUNT; k++) {
            Helper helper = new Helper();
            FREE.add(helper);
            helper.start();
        }
    }

    private Cores() {}

    /** Returns the results of tasks 0 to count - 1, in their order; see {@link #each}. */
    public static <T> List<T> map(int count, IntFunction<T> task) {
        Object[] results = new Object[count];
        each(count, k -> results[k] = task.apply(k));
        @SuppressWarnings("unchecked")
        List<T> list = (List<T>) Arrays.asList(results);
        return list;
    }

    /** Returns what a task makes of each of many things, in their order; see {@link #each}. */
    public static <S, T> List<T> map(List<S> things, Function<S, T> task) {
        return map(things.size(), k -> task.apply(things.get(k)));
    }

    /**
     * Does tasks 0 to count - 1, each once, begun in this order, and returns when they are done.
     *
     * <p>An interrupt of the caller reaches the threads that help it. When a task fails, no other is begun, and its exception is
     * thrown when those under way have ended; of several, that of the task with the lowest number.
     */
    public static void each(int count, IntConsumer task) {
        List<Helper> helpers = new ArrayList<>();
        while (helpers.size() + 1 < Math.min(count, COUNT)) {
            Helper free = FREE.pollFirst();
            if (free == null) {
                break;
            }
            helpers.add(free);
        }
        var job = new Job(count, task, helpers.size());
        helpers.forEach(helper -> helper.offer(job));
        job.work();
        helpers.forEach(helper -> helper.retract(job));
        job.await();
    }

    /**
     * Fails where the thread was interrupted: for each step of long work of which nothing is there before its end.
     *
     * @param what was interrupted, as in "the fit"
     * @throws CancellationException if the thread was interrupted; it stays so
     */
    public static void goOn(String what) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(what + " was interrupted");
        }
    }

    /** Returns where part k of so many of nearly equal size begins, and part k - 1 ends. */
    public static long begin(int k, int count, long size) {
        return size * k / count;
    }

    /** Looks until something is so, for a short time. Returns whether it is. */
    private static boolean seen(BooleanSupplier something) {
        long begin = System.nanoTime();
        while (!something.getAsBoolean()) {
            if (System.nanoTime() - begin > LOOKING) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    /** A thread that waits for jobs. */
    private static final class Helper extends Thread {

        private final AtomicReference<Job> offered = new AtomicReference<>();

        Helper() {
            super("hnn-helper");
            setDaemon(true);
        }

        void offer(Job job) {
            offered.set(job);
            LockSupport.unpark(this);
        }

        /** Takes back a job that it has not begun: it was still waking up. */
        void retract(Job job) {
            if (offered.compareAndSet(job, null)) {
                FREE.addFirst(this);
                job.helping.countDown();
            }
        }

        @Override
        public void run() {
            while (true) {
                if (!seen(() -> offered.get() != null)) {
                    while (offered.get() == null) {
                        LockSupport.park(this);
                    }
                }
                helpOnce();
            }
        }

        /** Apart, so that a thread without a job does not hold what it last helped with. */
        private void helpOnce() {
            Job job = offered.getAndSet(null);
            if (job != null) {
                job.help();
                FREE.addFirst(this);
                job.helping.countDown();
            }
        }
    }

    private static final class Job {

        private final int count;
        private final IntConsumer task;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch helping;
        private final Set<Thread> threads = new HashSet<>();
        private int failed = Integer.MAX_VALUE;
        private Throwable failure;

        Job(int count, IntConsumer task, int helpers) {
            this.count = count;
            this.task = task;
            helping = new CountDownLatch(helpers);
        }

        void help() {
            synchronized (this) {
                threads.add(Thread.currentThread());
            }
            work();
            synchronized (this) {
                threads.remove(Thread.currentThread());
                Thread.interrupted(); // it was meant for this job
            }
        }

        void work() {
            for (int k = next.getAndIncrement(); k < count; k = next.getAndIncrement()) {
                try {
                    task.accept(k);
                } catch (Throwable e) {
                    fail(k, e);
                }
            }
        }

        private synchronized void fail(int k, Throwable e) {
            next.set(count);
            if (k < failed) {
                failed = k;
                failure = e;
            }
        }

        void await() {
            boolean interrupted = false;
            while (!seen(() -> helping.getCount() == 0)) {
                try {
                    helping.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                    synchronized (this) {
                        threads.forEach(Thread::interrupt);
                    }
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            synchronized (this) {
                if (failure instanceof Error error) {
                    throw error;
                }
                if (failure != null) {
                    throw (RuntimeException) failure;
                }
            }
        }
    }
}
