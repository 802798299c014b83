package hnn.spark;

import hnn.sweep.Cargo;
import hnn.sweep.Grid;
import hnn.sweep.Limits;
import hnn.sweep.Outcome;
import hnn.sweep.Processes;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One job as a task of Spark: on whichever machine it lands, a process of its own does it.
 *
 * @param number of the driver's order
 * @param settings as JSON
 * @param library the folder lib/ on the machine
 */
record Task(int number, String settings, long seed, Limits limits, String library) implements Serializable {

    private static Processes processes;

    /** Does the job, on the machine of the task. */
    Outcome done(Cargo cargo) throws IOException, InterruptedException {
        String host = Processes.HOST;
        if (!hasNatives(Path.of(library))) {
            return Outcome.failed("the worker " + host + " has no library with the engine's natives in " + library
                    + ": copy lib/ there, or say with withLibrary where it is", 0, host);
        }
        return here(library).run(cargo, Grid.Point.of(settings, seed), limits);
    }

    private static boolean hasNatives(Path library) throws IOException {
        if (!Files.isDirectory(library)) {
            return false;
        }
        try (Stream<Path> jars = Files.list(library)) {
            return jars.anyMatch(jar -> jar.getFileName().toString().startsWith("pytorch-native"));
        }
    }

    /** One set of processes for all tasks of an executor. */
    private static synchronized Processes here(String library) {
        if (processes == null) {
            processes = Processes.with(List.of(library + "/*"));
        }
        return processes;
    }
}
