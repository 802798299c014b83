package hnn.sweep;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One {@link Worker} as the process that started it sees it. */
final class WorkerProcess implements AutoCloseable {

    /** How often the memory of a busy process is looked at. */
    private static final long LOOK_MILLIS = 200;
    private static final Duration START = Duration.ofMinutes(2);
    private static final byte ENDED = 0;

    /** What came out of the process. */
    private record Answer(byte kind, String text) {}

    private final Process process;
    private final DataOutputStream orders;
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final LastLines lines;
    private final int memory;
    private boolean ready;
    private String versions;
    private volatile boolean closed;

    /**
     * Starts a process for a job.
     *
     * @param memory in megabytes, half of it for the heap
     * @throws IOException if it cannot be started
     */
    WorkerProcess(Cargo cargo, List<String> classPath, int memory) throws IOException {
        this.memory = memory;
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(WorkerProcess::isInherited)
                .forEach(command::add);
        command.addAll(List.of("-Xmx" + memory / 2 + "m", "-XX:ActiveProcessorCount=1", "-cp",
                String.join(File.pathSeparator, classPath), Worker.class.getName()));
        process = new ProcessBuilder(command).start();
        lines = new LastLines(process.getErrorStream());
        var reader = new Thread(this::readAnswers, "sweep answers");
        reader.setDaemon(true);
        reader.start();
        orders = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        try {
            var out = new ObjectOutputStream(orders);
            out.writeObject(cargo);
            out.flush();
        } catch (IOException e) {
            return; // it has ended already, and the first job will say how
        }
    }

    /** What the classes need from the command line is needed by the job as well; debuggers and heaps are not. */
    private static boolean isInherited(String option) {
        return option.startsWith("-D") || option.startsWith("--add-") || option.startsWith("-XX:+Use")
                || option.startsWith("-Xmn");
    }

    private void readAnswers() {
        try (var in = new DataInputStream(process.getInputStream())) {
            while (true) {
                byte kind = in.readByte();
                if (!Wire.isKind(kind)) { // Java itself writes there when it crashes, or a child of the job
                    CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(this::close);
                    in.transferTo(OutputStream.nullOutputStream());
                    throw new EOFException();
                }
                answers.add(new Answer(kind, Wire.text(in)));
            }
        } catch (EOFException e) {
            answers.add(new Answer(ENDED, ""));
        } catch (IOException | RuntimeException e) {
            answers.add(new Answer(ENDED, e.toString()));
        }
    }

    /** Does a job. After a failure that the process did not answer itself, it is over: {@link #isAlive} tells. */
    Outcome run(Grid.Point point, Duration time) throws InterruptedException {
        String host = Processes.HOST;
        long begin = System.nanoTime();
        try {
            if (!ready) {
                Answer first = answer(START, "it was not ready to work");
                if (first.kind != Wire.READY) {
                    close();
                    return Outcome.failed(first.text, seconds(begin), host);
                }
                ready = true;
                versions = first.text;
                begin = System.nanoTime();
            }
            orders.writeUTF(Json.of(point.settings().values()));
            orders.writeLong(point.seed());
            orders.flush();
            Answer answer = answer(time, "it ran");
            if (answer.kind == Wire.LAST) {
                close();
            }
            return answer.kind == Wire.FOUND ? new Outcome(answer.text, null, seconds(begin), host, versions)
                    : Outcome.failed(answer.text, seconds(begin), host);
        } catch (IOException e) {
            return Outcome.failed(end(), seconds(begin), host);
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) * 1e-9;
    }

    /** Waits for an answer; a process that takes too long or too much is ended, and its answer is that. */
    private Answer answer(Duration time, String what) throws InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            Answer answer = answers.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (answer != null) {
                return answer.kind == ENDED ? new Answer(ENDED, end()) : answer;
            }
            if (System.nanoTime() - begin > time.toNanos()) {
                close();
                return new Answer(ENDED, String.format(Locale.ROOT, "%s for more than %s s and was stopped", what,
                        time.toMillis() / 1000.0));
            }
            long taken = memory();
            if (taken > memory) {
                close();
                return new Answer(ENDED, String.format(Locale.ROOT, "it took %d MB of memory, may have %d, and was stopped",
                        taken, memory));
            }
        }
    }

    /** Returns the memory that the process has taken, in megabytes; 0 where the system does not tell. */
    private long memory() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1000).findFirst().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Says how the process ended. */
    private String end() throws InterruptedException {
        if (!process.waitFor(1, TimeUnit.SECONDS)) {
            close();
        }
        int status = process.waitFor();
        String last = lines.last();
        return "its process ended with status " + status + (status == 128 + 9 ? " (killed)" : "")
                + (last.isEmpty() ? "" : ": " + last);
    }

    /** Tells whether the process can do another job. */
    boolean isAlive() {
        return !closed && process.isAlive();
    }

    /** Ends the process at once, whatever it does. */
    @Override
    public void close() {
        closed = true;
        process.destroyForcibly();
    }
}
