package hnn.experiment;

import hnn.Arguments;
import hnn.sweep.Cluster;
import hnn.sweep.Grid;
import hnn.sweep.Job;
import hnn.sweep.Jobs;
import hnn.sweep.Limits;
import hnn.sweep.Processes;
import hnn.sweep.Workplace;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;

/** Where a command's jobs are done, what each may take, and the doing of them. */
final class WorkplaceOptions {

    @Option(names = "--on", paramLabel = "MASTER",
            description = "A cluster of Apache Spark, as spark://host:7077 (default: this machine).")
    private String master;

    @Option(names = "--library", paramLabel = "FOLDER",
            description = "Where lib/ is on the cluster's machines (default: where it is here).")
    private String library;

    @Option(names = "--minutes", defaultValue = "60", description = "How long a job may run (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(names = "--megabytes", defaultValue = "3072",
            description = "The memory that a job may take (default: ${DEFAULT-VALUE}).")
    private int megabytes;

    @Option(names = "--attempts", defaultValue = "2", description = "How often a job is tried (default: ${DEFAULT-VALUE}).")
    private int attempts;

    Workplace workplace() {
        if (master == null) {
            return Processes.here();
        }
        Cluster cluster = Cluster.at(master);
        return library == null ? cluster : cluster.withLibrary(library);
    }

    Limits limits() {
        return new Limits(Duration.ofMillis(Math.round(minutes * 60_000)), megabytes, attempts);
    }

    /**
     * Does the jobs that a file has no results of, and returns all results.
     *
     * @throws IllegalArgumentException if jobs failed, after each was named; the others are kept
     */
    Table results(Grid grid, Path file, Job job) {
        var jobs = new Jobs(grid, file).within(limits());
        try (Workplace workplace = workplace()) {
            Table results = jobs.run(job, workplace);
            int missing = grid.points().size() - results.rowCount();
            if (missing > 0) {
                System.err.println(jobs.failures().printAll());
            }
            Arguments.require(missing == 0, "%d jobs have no result; the others are kept in %s: run the command again", missing,
                    file);
            return results;
        }
    }
}
