package hnn.spark;

import hnn.sweep.Cargo;
import hnn.sweep.Limits;
import hnn.sweep.Outcome;
import hnn.sweep.Wire;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Spark's side of {@link hnn.sweep.Cluster}, in a process of its own.
 *
 * <pre>
 *   in    the cargo; then orders: number, settings as JSON, seed, milliseconds, megabytes
 *   out   how many cores there are; then, in any order: number, whether it failed, what was found or why not, seconds, place, versions
 * </pre>
 */
public final class Driver {

    private static final long LOOK_MILLIS = 100;
    private static final long SETTLED_NANOS = 2_000_000_000;

    private final JavaSparkContext spark;
    private final Broadcast<Cargo> cargo;
    private final DataOutputStream out;

    private Driver(JavaSparkContext spark, Broadcast<Cargo> cargo, DataOutputStream out) {
        this.spark = spark;
        this.cargo = cargo;
        this.out = out;
    }

    /**
     * Takes orders until nobody gives any.
     *
     * @param arguments the master, the folder lib/ here and on the workers, milliseconds to wait for a core, then names and values of Spark's settings
     */
    public static void main(String[] arguments) throws Exception {
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err);
        var in = new DataInputStream(System.in);
        Cargo sent = (Cargo) new ObjectInputStream(in).readObject();
        Path here = Path.of(arguments[1]);
        var settings = new SparkConf().setAppName("Hamiltonian neural networks: sweep").setMaster(arguments[0])
                .set("spark.jars", here.resolve("hnn.jar") + "," + here.resolve("spark/hnn-spark.jar"))
                .set("spark.executor.userClassPathFirst", "false").set("spark.ui.enabled", "false").set("spark.task.maxFailures", "1")
                .set("spark.executor.memory", "512m").set("spark.excludeOnFailure.enabled", "false");
        for (int i = 4; i + 1 < arguments.length; i += 2) {
            settings.set(arguments[i], arguments[i + 1]);
        }
        try (var spark = new JavaSparkContext(settings)) {
            if (!workers(spark, Long.parseLong(arguments[3]))) {
                Wire.answer(out, Wire.LAST, "the Spark master " + arguments[0] + " has no worker with a core free: start one, or wait until one is free");
                return;
            }
            Wire.answer(out, Wire.READY, String.valueOf(spark.defaultParallelism()));
            new Driver(spark, spark.broadcast(sent), out).work(in, arguments[2]);
        }
    }

    /** Waits for the first executor and for those that come with it; the driver itself is among those that Spark lists. */
    private static boolean workers(JavaSparkContext spark, long millis) throws InterruptedException {
        long begin = System.nanoTime();
        long grown = begin;
        int known = 1;
        while (known < 2 || System.nanoTime() - grown < SETTLED_NANOS) {
            int now = spark.sc().statusTracker().getExecutorInfos().length;
            if (now > known) {
                known = now;
                grown = System.nanoTime();
            }
            if (known < 2 && System.nanoTime() - begin > millis * 1_000_000) {
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return true;
    }

    private void work(DataInputStream in, String library) throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            while (true) {
                var task = new Task(in.readInt(), in.readUTF(), in.readLong(),
                        new Limits(Duration.ofMillis(in.readLong()), in.readInt(), 1), library);
                threads.execute(() -> answer(task));
            }
        } catch (EOFException e) {
            threads.shutdownNow();
        }
    }

    private void answer(Task task) {
        Outcome outcome;
        long begin = System.nanoTime();
        try {
            Broadcast<Cargo> sent = cargo;
            outcome = spark.parallelize(List.of(task), 1).map(one -> one.done(sent.value())).collect().get(0);
        } catch (Throwable e) { // whatever it is, it has a name, and nobody waits for ever
            outcome = Outcome.failed("Spark lost it: " + e.toString().lines().findFirst().orElse(""),
                    (System.nanoTime() - begin) * 1e-9, "");
        }
        synchronized (out) {
            try {
                out.writeInt(task.number());
                boolean failed = outcome.failure() != null;
                Wire.answer(out, failed ? Wire.FAILED : Wire.FOUND, failed ? outcome.failure() : outcome.cells());
                out.writeDouble(outcome.seconds());
                out.writeUTF(outcome.place());
                out.writeUTF(outcome.versions());
                out.flush();
            } catch (IOException e) {
                Runtime.getRuntime().halt(1); // nobody listens
            }
        }
    }
}
