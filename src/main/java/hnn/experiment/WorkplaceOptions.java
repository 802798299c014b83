package hnn.experiment;

import hnn.sweep.Cluster;
import hnn.sweep.Limits;
import hnn.sweep.Processes;
import hnn.sweep.Workplace;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Where a command's jobs are done, and what each may take. */
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
}
