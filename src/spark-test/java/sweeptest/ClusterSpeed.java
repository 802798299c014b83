package sweeptest;

import hnn.sweep.Cluster;
import hnn.sweep.Grid;
import hnn.sweep.Job;
import hnn.sweep.Jobs;
import hnn.sweep.Limits;
import hnn.sweep.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How a sweep grows with the workers of a cluster, and what a job costs Spark; {@code environment/run bench cluster}. Each worker has a
 * core, and as many trainings as each other one: ideal would be so many times as many trainings a second.
 */
public final class ClusterSpeed {

    private static final int TRAININGS = 60;
    private static final int EMPTY = 300;

    private ClusterSpeed() {}

    /**
     * Measures on clusters of this machine that it starts.
     *
     * @param arguments how many workers each has: 1 and 2 where nothing is said
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("cluster-speed");
        Job training = (settings, seed) -> Result.of("loss", Small.training(seed));
        Job nothing = (settings, seed) -> Result.of("x", seed);
        double alone = Double.NaN;
        for (String count : arguments.length == 0 ? new String[] {"1", "2"} : arguments) {
            int workers = Integer.parseInt(count);
            try (var local = new LocalCluster(folder.resolve("workers" + workers), workers)) {
                double rate = TRAININGS * workers / seconds(local, folder.resolve("trainings" + workers), training, TRAININGS * workers, workers);
                alone = Double.isNaN(alone) ? rate / workers : alone;
                double empty = seconds(local, folder.resolve("nothing" + workers), nothing, EMPTY, workers) / EMPTY;
                System.out.printf(Locale.ROOT, "workers %d: %.2f trainings a second, %.2f times as many as one; a job that does nothing: %.1f ms%n",
                        workers, rate, rate / alone, 1000 * empty);
            }
        }
        System.out.printf(Locale.ROOT, "%d processors%n", Runtime.getRuntime().availableProcessors());
    }

    /** Returns the time of a sweep from its second job on each worker to its end: the start of Spark is not counted. */
    private static double seconds(LocalCluster local, Path file, Job job, int jobs, int workers) {
        long[] begin = {0};
        int[] done = {0};
        try (Cluster spark = Cluster.at(local.master())) {
            new Jobs(Grid.over("g", 1).withSeeds(jobs + 2 * workers), file).within(Limits.standard()).watchedBy(update -> {
                done[0]++;
                if (done[0] == 2 * workers) {
                    begin[0] = System.nanoTime();
                }
            }).run(job, spark);
        }
        return (System.nanoTime() - begin[0]) * 1e-9;
    }
}
