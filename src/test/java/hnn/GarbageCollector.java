package hnn;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The garbage collector at its worst moment, for what the engine must not lose to it. */
public final class GarbageCollector implements AutoCloseable {

    private final CountDownLatch began = new CountDownLatch(1);
    private final Thread thread = new Thread(this::runAlways, "always collecting");
    private volatile boolean closed;

    private GarbageCollector() {}

    /** Has it run all the time until what is returned is closed; it has run once. */
    public static GarbageCollector always() throws InterruptedException {
        var collector = new GarbageCollector();
        collector.thread.start();
        collector.began.await();
        return collector;
    }

    private void runAlways() {
        while (!closed) {
            System.gc();
            overwrite(100);
            began.countDown();
        }
    }

    /** Has the buffers released that nobody refers to, and puts other numbers where they were. */
    public static void runAndOverwrite() throws InterruptedException {
        for (int round = 0; round < 3; round++) { // what one round has found is released when the next is through
            var collected = new ReferenceQueue<>();
            var sentinel = new PhantomReference<>(new Object(), collected);
            do {
                System.gc();
            } while (collected.remove(100) != sentinel);
        }
        overwrite(10_000);
    }

    private static void overwrite(int count) {
        List<ByteBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            buffers.add(ByteBuffer.allocateDirect(8).putFloat(0, 7e7f).putFloat(4, 7e7f));
        }
        Reference.reachabilityFence(buffers);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
