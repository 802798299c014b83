package hnn.sweep;

import hnn.Arguments;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Processes of this machine, one for each core: a job has a process for itself as long as it runs, and the next job gets the same
 * one if it ended well. Starting a process takes a second, handing a job to one that waits some milliseconds.
 */
public final class Processes implements Workplace {

    /** The name of this machine. */
    public static final String HOST = host();

    private final int count;
    private final List<String> classPath;
    private final Map<Kind, List<WorkerProcess>> idle = new HashMap<>();
    private final List<WorkerProcess> all = new ArrayList<>();
    private boolean closed;

    /** What a process was started for: it does nothing else. */
    private record Kind(UUID cargo, int memory) {}

    private Processes(int count, List<String> classPath) {
        this.count = Arguments.atLeast("count", 1, count);
        this.classPath = List.copyOf(classPath);
    }

    /** Returns as many as there are cores. */
    public static Processes here() {
        return of(Runtime.getRuntime().availableProcessors());
    }

    /** Returns so many. */
    public static Processes of(int count) {
        return new Processes(count, List.of());
    }

    /** Returns as many as there are cores, with classes from other places than the sender's: on another machine. */
    public static Processes with(List<String> classPath) {
        return new Processes(Runtime.getRuntime().availableProcessors(), classPath);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public int atOnce() {
        return count;
    }

    /** Ends what waits for jobs of other sweeps. */
    @Override
    public synchronized void open(Cargo cargo) {
        List<Kind> others = idle.keySet().stream().filter(kind -> !kind.cargo().equals(cargo.id())).toList();
        others.stream().map(idle::remove).flatMap(List::stream).forEach(worker -> {
            worker.close();
            all.remove(worker);
        });
    }

    @Override
    public Outcome run(Cargo cargo, Grid.Point point, Limits limits) throws InterruptedException {
        WorkerProcess worker;
        try {
            worker = taken(cargo, limits);
        } catch (IOException e) {
            return Outcome.failed("no process could be started for it: " + e.getMessage(), 0, HOST);
        }
        try {
            return worker.run(point, limits.time());
        } finally {
            giveBack(cargo, limits, worker);
        }
    }

    private WorkerProcess taken(Cargo cargo, Limits limits) throws IOException {
        synchronized (this) {
            Arguments.require(!closed, "these processes are closed");
            List<WorkerProcess> waiting = idle.getOrDefault(new Kind(cargo.id(), limits.memory()), List.of());
            while (!waiting.isEmpty()) {
                WorkerProcess worker = waiting.remove(waiting.size() - 1);
                if (worker.isAlive()) {
                    return worker;
                }
                all.remove(worker);
            }
        }
        var worker = new WorkerProcess(cargo, classPath.isEmpty() ? cargo.classPath() : classPath, limits.memory());
        synchronized (this) {
            all.add(worker);
            if (closed) {
                worker.close();
            }
        }
        return worker;
    }

    private synchronized void giveBack(Cargo cargo, Limits limits, WorkerProcess worker) {
        if (worker.isAlive()) {
            idle.computeIfAbsent(new Kind(cargo.id(), limits.memory()), kind -> new ArrayList<>()).add(worker);
        } else {
            all.remove(worker);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        all.forEach(WorkerProcess::close);
        all.clear();
    }
}
