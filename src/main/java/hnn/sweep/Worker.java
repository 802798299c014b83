package hnn.sweep;

import hnn.Arguments;
import hnn.file.CodeMark;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The process that does jobs, one after the other, for the process that started it.
 *
 * <pre>
 *   in    the cargo; then, for each job, its settings as JSON and its seed
 *   out   for each job, what it found as JSON, or what went wrong
 * </pre>
 */
public final class Worker {

    /** What waits to be done. */
    private record Order(String settings, long seed) {}

    private Worker() {}

    /** Does jobs until nobody asks for more. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8)); // what a job prints is no answer
        var in = new DataInputStream(System.in);
        System.setIn(InputStream.nullInputStream()); // the job's own
        Job job;
        try {
            Cargo cargo = (Cargo) new ObjectInputStream(in).readObject();
            if (!cargo.library().equals(CodeMark.text())) {
                Wire.answer(out, Wire.LAST,
                        "the library on this machine is of another build than the one that sent it: copy lib/ there again");
                return;
            }
            job = cargo.unpacked();
            Wire.answer(out, Wire.READY, Versions.text());
        } catch (ReflectiveOperationException | LinkageError | IOException e) {
            Wire.answer(out, Wire.LAST, "the job cannot be made again in another process: " + e);
            return;
        }
        var orders = new LinkedBlockingQueue<Order>();
        var reader = new Thread(() -> read(in, orders), "orders");
        reader.setDaemon(true);
        reader.start();
        while (true) {
            Order order = orders.take();
            try {
                Settings settings = Grid.Point.of(order.settings, order.seed).settings();
                Wire.answer(out, Wire.FOUND, Json.of(checked(job.run(settings, order.seed), settings).cells()));
            } catch (OutOfMemoryError e) {
                Wire.answer(out, Wire.LAST, "it took more than the " + Runtime.getRuntime().maxMemory() / 1_000_000
                        + " MB that a job's heap may have: give more memory");
                Runtime.getRuntime().halt(1);
            } catch (Throwable e) { // whatever it is, it is the job's, and named
                Wire.answer(out, Wire.FAILED, told(e));
            }
        }
    }

    /** A table's columns have different names, in whichever case they are written. */
    private static Result checked(Result result, Settings settings) {
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        taken.addAll(settings.values().keySet());
        taken.addAll(List.of(Grid.SEED, SweepFile.SECONDS));
        result.cells().keySet().forEach(cell -> Arguments.require(taken.add(cell),
                "a cell of the result must not be called %s: a setting, another cell or a column of the sweep is", cell));
        return result;
    }

    /** Ends the process with the one that started it, also in the middle of a job. */
    private static void read(DataInputStream in, LinkedBlockingQueue<Order> orders) {
        try {
            while (true) {
                orders.add(new Order(in.readUTF(), in.readLong()));
            }
        } catch (EOFException e) {
            Runtime.getRuntime().halt(0);
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    /** Returns an exception and where it was thrown. */
    private static String told(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return "it threw " + e + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
