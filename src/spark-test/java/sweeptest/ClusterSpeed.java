package sweeptest;

import hnn.sweep.Cluster;
import hnn.sweep.Grid;
import hnn.sweep.Job;
import hnn.sweep.Jobs;
import hnn.sweep.Limits;
import hnn.sweep.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a second worker brings, and what a job costs Spark; {@code environment/run bench cluster}. */
public final class ClusterSpeed {

    private static final int TRAININGS = 60;
    private static final int EMPTY = 300;

    private ClusterSpeed() {}

    /** Measures on clusters of this machine that it starts. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("cluster-speed");
        Job training = (settings, seed) -> Row.of("loss", Small.training(seed));
        Job nothing = (settings, seed) -> Row.of("x", seed);
        double[] seconds = new double[3];
        for (int workers = 1; workers <= 2; workers++) {
            try (var local = new LocalCluster(folder.resolve("workers" + workers), workers)) {
                seconds[workers] = seconds(local, folder.resolve("trainings" + workers), training, TRAININGS);
                if (workers == 2) {
                    seconds[0] = seconds(local, folder.resolve("nothing"), nothing, EMPTY);
                }
            }
        }
        System.out.printf(Locale.ROOT, "%d trainings: %.1f s on one worker of a core, %.1f s on two, %.2f times as fast%n", TRAININGS, seconds[1],
                seconds[2], seconds[1] / seconds[2]);
        System.out.printf(Locale.ROOT, "a job that does nothing: %.1f ms%n", 1000 * seconds[0] / EMPTY);
        System.out.printf(Locale.ROOT, "%d processors%n", Runtime.getRuntime().availableProcessors());
    }

    /** Returns the time of a sweep from its second job on each core to its end: the start of Spark is not counted. */
    private static double seconds(LocalCluster local, Path file, Job job, int jobs) {
        long[] begin = {0};
        int[] done = {0};
        try (Cluster spark = Cluster.at(local.master())) {
            new Jobs(Grid.over("g", 1).withSeeds(jobs + 4), file).within(Limits.standard()).watchedBy(update -> {
                done[0]++;
                if (done[0] == 4) {
                    begin[0] = System.nanoTime();
                }
            }).run(job, spark);
        }
        return (System.nanoTime() - begin[0]) * 1e-9;
    }
}
