package sweeptest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hnn.sweep.Cluster;
import hnn.sweep.Grid;
import hnn.sweep.Job;
import hnn.sweep.Jobs;
import hnn.sweep.Limits;
import hnn.sweep.Result;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Sweeps on a real cluster; in no package of the library, so that its classes have to be sent. */
class ClusterTest {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(30), 1024, 2);

    @TempDir
    private Path folder;

    private Jobs jobs(String file, Grid grid, List<String> said) {
        return new Jobs(grid, folder.resolve(file)).within(LIMITS).watchedBy(update -> said.add(update.line()));
    }

    @Test
    void twelveJobsOneThatThrowsOneThatHangsOneWhoseWorkerIsKilled() throws IOException {
        String mark = folder.resolve("killed").toString();
        Job job = (settings, seed) -> {
            if (seed == 3) {
                throw new IllegalStateException("no such spring");
            } else if (seed == 5) {
                Thread.sleep(Long.MAX_VALUE);
            } else if (seed == 7 && new File(mark).createNewFile()) {
                killWorker();
            }
            return Result.of("loss", Small.training(seed));
        };
        List<String> said = new ArrayList<>();
        try (var cluster = new LocalCluster(folder, 2); Cluster spark = Cluster.at(cluster.master())) {
            Jobs jobs = jobs("cluster.jsonl", Grid.over("spring", 1).withSeeds(12), said);
            Table found = jobs.run(job, spark).sortOn("seed");
            Table failed = jobs.failures().sortOn("seed");
            assertThat(failed.longColumn("seed").asList()).as("%s", String.join("\n", said)).containsExactly(3L, 5L);
            assertThat(failed.stringColumn("failure").get(0)).contains("it threw", "no such spring");
            assertThat(failed.stringColumn("failure").get(1)).contains("it ran for more than 30.0 s");
            assertThat(found.rowCount()).isEqualTo(10);
            Table here = jobs("here.jsonl", Grid.over("spring", 1).withSeeds(12), said)
                    .run((settings, seed) -> Result.of("loss", Small.training(seed))).sortOn("seed");
            assertThat(found.doubleColumn("loss").asList()).isEqualTo(
                    here.where(here.longColumn("seed").isNotIn(3, 5)).doubleColumn("loss").asList());
        }
    }

    @Test
    void aWorkerWithoutTheLibraryIsNamed() throws IOException {
        try (var cluster = new LocalCluster(folder, 1);
                Cluster spark = Cluster.at(cluster.master()).withLibrary("/nowhere/lib")) {
            Jobs jobs = jobs("natives.jsonl", Grid.over("spring", 1), new ArrayList<>());
            assertThat(jobs.run((settings, seed) -> Result.of("x", 1), spark).isEmpty()).isTrue();
            assertThat(jobs.failures().stringColumn("failure").get(0)).contains("has no library with the engine's natives in /nowhere/lib",
                    "copy lib/ there");
        }
    }

    @Test
    void aMasterWithoutWorkersIsSaid() throws IOException {
        try (var cluster = new LocalCluster(folder, 0);
                Cluster spark = Cluster.at(cluster.master()).withPatience(Duration.ofSeconds(3))) {
            Jobs jobs = jobs("none.jsonl", Grid.over("spring", 1), new ArrayList<>());
            assertThatIllegalArgumentException().isThrownBy(() -> jobs.run((settings, seed) -> Result.of("x", 1), spark))
                    .withMessageContaining("has no worker with a core free");
        }
    }

    /** Kills the executor that this job's process belongs to, and the worker that started it. */
    private static void killWorker() {
        ProcessHandle executor = ProcessHandle.current().parent().orElseThrow();
        ProcessHandle worker = executor.parent().orElseThrow();
        worker.destroyForcibly();
        executor.destroyForcibly();
        Runtime.getRuntime().halt(1);
    }
}
