package hnn.sweep;

import hnn.Arguments;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** The process beside this one that hands the jobs of one sweep to Spark. */
final class SparkDriver {

    private final String master;
    private final UUID cargo;
    private final Process process;
    private final DataOutputStream orders;
    private final LastLines lines;
    private final int cores;
    private final Map<Integer, CompletableFuture<Outcome>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    /** Why nothing is answered any more; null while it runs. */
    private volatile String ended;

    /**
     * Starts it, and waits until the cluster has given a core.
     *
     * @throws IllegalArgumentException if it gives none
     */
    SparkDriver(ProcessBuilder builder, String master, Cargo sent) throws InterruptedException {
        this.master = master;
        cargo = sent.id();
        try {
            process = builder.start();
            lines = new LastLines(process.getErrorStream());
            orders = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
            var out = new ObjectOutputStream(orders);
            out.writeObject(sent);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Spark's driver could not be started", e);
        }
        var first = new CompletableFuture<Integer>();
        var reader = new Thread(() -> read(first), "sweep cluster");
        reader.setDaemon(true);
        reader.start();
        try {
            cores = first.get();
        } catch (ExecutionException e) {
            end();
            throw new IllegalArgumentException(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            end();
            throw e;
        }
    }

    boolean isOf(Cargo other) {
        return cargo.equals(other.id());
    }

    /** Returns how many cores the cluster gave at first. */
    int cores() {
        return cores;
    }

    void end() {
        process.destroy();
    }

    private void read(CompletableFuture<Integer> first) {
        try (var in = new DataInputStream(process.getInputStream())) {
            byte kind = in.readByte();
            Arguments.require(Wire.isKind(kind), "the driver must answer, not begin with %d", kind);
            String said = Wire.text(in);
            if (kind != Wire.READY) {
                first.completeExceptionally(new IllegalArgumentException(said));
                return;
            }
            first.complete(Integer.valueOf(said));
            while (true) {
                CompletableFuture<Outcome> asked = waiting.remove(in.readInt());
                boolean failed = in.readByte() != Wire.FOUND;
                String found = Wire.text(in);
                double seconds = in.readDouble();
                String place = in.readUTF();
                String versions = in.readUTF();
                asked.complete(
                        failed ? Outcome.failed(found, seconds, place) : new Outcome(found, null, seconds, place, versions));
            }
        } catch (IOException | RuntimeException e) { // whatever came, it was no answer
            ended = "Spark's driver ended: " + lines.last();
            end();
        }
        first.completeExceptionally(new IllegalArgumentException(ended));
        waiting.forEach((number, asked) -> asked.complete(Outcome.failed(ended, 0, master)));
    }

    Outcome run(Grid.Point point, Limits limits) throws InterruptedException {
        var answer = new CompletableFuture<Outcome>();
        int number = numbers.incrementAndGet();
        waiting.put(number, answer);
        if (ended != null) { // before it was there to be told
            return Outcome.failed(ended, 0, master);
        }
        try {
            synchronized (orders) {
                orders.writeInt(number);
                orders.writeUTF(Json.of(point.settings().values()));
                orders.writeLong(point.seed());
                orders.writeLong(limits.time().toMillis());
                orders.writeInt(limits.memory());
                orders.flush();
            }
            return answer.get();
        } catch (IOException e) {
            return Outcome.failed("Spark's driver ended: " + lines.last(), 0, master);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
