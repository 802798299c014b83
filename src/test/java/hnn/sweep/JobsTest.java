package hnn.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.Seeds;
import hnn.data.DataSettings;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.system.MassSpring;
import hnn.training.Progress;
import hnn.training.Schedule;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class JobsTest {

    private static final Grid GRID = Grid.over("noise", 0, 0.5).and("model", "a", "b").withSeeds(3);
    private static final Job SUM = (settings, seed) -> Result.of("sum", settings.number("noise") + seed)
            .and("process", ProcessHandle.current().pid() + settings.text("model"));

    @TempDir
    private Path folder;

    private Jobs jobs(Grid grid, Limits limits) {
        return new Jobs(grid, folder.resolve("sweep.jsonl")).within(limits).watchedBy(update -> {});
    }

    @Test
    void eachPointOfTheGridIsDoneOnceInOtherProcesses() {
        List<SweepProgress.Update> updates = new ArrayList<>();
        Jobs jobs = jobs(GRID, Limits.standard()).watchedBy(updates::add);
        Table table = jobs.run(SUM);
        assertThat(table.columnNames()).containsExactly("noise", "model", "seed", "sum", "process", "seconds");
        assertThat(table.rowCount()).isEqualTo(12);
        for (int row = 0; row < 12; row++) {
            assertThat(table.doubleColumn("sum").getDouble(row))
                    .isEqualTo(table.doubleColumn("noise").getDouble(row) + table.longColumn("seed").getLong(row));
            assertThat(table.stringColumn("process").get(row)).doesNotStartWith(String.valueOf(ProcessHandle.current().pid()))
                    .endsWith(table.stringColumn("model").get(row));
        }
        assertThat(table.stringColumn("process").unique().size()).as("a process is used again, each for two models")
                .isLessThanOrEqualTo(2 * Runtime.getRuntime().availableProcessors());
        assertThat(updates).hasSize(12);
        assertThat(updates.get(11).finished()).isTrue();
        assertThat(updates.get(5).secondsLeft()).isPositive();
        assertThat(jobs.failures().isEmpty()).isTrue();
    }

    @Test
    void processesThatWaitDoNoOtherJob() {
        try (Workplace processes = Processes.of(1)) {
            for (double wanted : List.of(1.0, 2.0)) {
                Table table = new Jobs(Grid.over("g", wanted), folder.resolve("same.jsonl")).watchedBy(update -> {})
                        .run((settings, seed) -> Result.of("wanted", wanted), processes);
                assertThat(table.doubleColumn("wanted").asList()).last().isEqualTo(wanted);
            }
            Table other = new Jobs(Grid.over("g", 1), folder.resolve("other.jsonl")).watchedBy(update -> {})
                    .run((settings, seed) -> Result.of("other", 3), processes);
            assertThat(other.doubleColumn("other").asList()).containsExactly(3.0);
        }
    }

    @Test
    void whatIsInTheFileIsNotDoneAgain() {
        Table first = jobs(GRID.withSeeds(2), Limits.standard()).run(SUM);
        List<SweepProgress.Update> updates = new ArrayList<>();
        Table all = jobs(GRID, Limits.standard()).watchedBy(updates::add).run(SUM);
        assertThat(updates).hasSize(4);
        assertThat(all.first(8).stringColumn("process").asList()).isEqualTo(first.stringColumn("process").asList());
    }

    @Test
    void aJobThatThrowsHangsDiesOrTakesTooMuchIsNamedAndTheOthersAreDone() {
        Job job = (settings, seed) -> {
            switch ((int) seed) {
                case 1 -> throw new IllegalStateException("no such pendulum");
                case 2 -> Thread.sleep(Long.MAX_VALUE);
                case 3 -> Runtime.getRuntime().halt(7);
                case 4 -> fillTheMemory();
                default -> {
                }
            }
            return Result.of("seed squared", seed * seed);
        };
        List<String> said = new ArrayList<>();
        Jobs jobs = jobs(Grid.over("g", 1).withSeeds(6), new Limits(Duration.ofSeconds(8), 512, 2))
                .watchedBy(update -> said.add(update.line()));
        assertThat(jobs.run(job).longColumn("seed").asList()).containsExactlyInAnyOrder(0L, 5L);
        Table failures = jobs.failures().sortOn("seed");
        assertThat(failures.stringColumn("failure").get(0)).contains("it threw", "no such pendulum", "JobsTest");
        assertThat(failures.stringColumn("failure").get(1)).isEqualTo("it ran for more than 8.0 s and was stopped");
        assertThat(failures.stringColumn("failure").get(2)).startsWith("its process ended with status 7");
        assertThat(failures.stringColumn("failure").get(3)).contains("MB");
        assertThat(said).filteredOn(line -> line.contains("tried again")).hasSize(4);
        assertThat(said).filteredOn(line -> line.contains("given up")).hasSize(4);
    }

    private static long fillTheMemory() {
        List<long[]> all = new ArrayList<>();
        while (all.size() < 1_000_000) {
            all.add(new long[1 << 20]);
        }
        return all.get(0)[0];
    }

    @Test
    void aJobThatFailedOnceIsDoneTheSecondTime() {
        String mark = folder.resolve("mark").toString();
        Job job = (settings, seed) -> {
            if (new File(mark).createNewFile()) {
                Runtime.getRuntime().halt(137);
            }
            return Result.of("x", 1);
        };
        Jobs jobs = jobs(Grid.over("g", 1), Limits.standard());
        assertThat(jobs.run(job).rowCount()).isOne();
        assertThat(jobs.failures().isEmpty()).isTrue();
    }

    @Test
    void failuresOfEarlierAreTriedAgain() {
        String mark = folder.resolve("mark").toString();
        Job job = (settings, seed) -> {
            if (new File(mark).createNewFile()) {
                throw new IOException("not yet");
            }
            return Result.of("x", 1);
        };
        Jobs jobs = jobs(Grid.over("g", 1), Limits.standard().withAttempts(1));
        assertThat(jobs.run(job).isEmpty()).isTrue();
        assertThat(jobs.failures().stringColumn("failure").get(0)).contains("not yet");
        assertThat(jobs.run(job).rowCount()).isOne();
        assertThat(jobs.failures().isEmpty()).isTrue();
    }

    @Test
    void aLineThatWasCutShortIsRemoved() throws IOException {
        Path file = folder.resolve("sweep.jsonl");
        jobs(Grid.over("g", 1, 2), Limits.standard()).run((settings, seed) -> Result.of("x", settings.number("g")));
        byte[] whole = Files.readAllBytes(file);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(whole.length - 7);
        }
        Table again = jobs(Grid.over("g", 1, 2), Limits.standard()).run((settings, seed) -> Result.of("x", settings.number("g")));
        assertThat(again.sortOn("g").doubleColumn("x").asList()).containsExactly(1.0, 2.0);
        assertThat(Files.readString(file).lines()).hasSize(2).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @Test
    void aFileThatWasRemovedIsBegunAnew() throws IOException {
        Path file = folder.resolve("sweep.jsonl");
        Jobs jobs = jobs(Grid.over("g", 1, 2), Limits.standard());
        jobs.run((settings, seed) -> Result.of("x", 1));
        Files.delete(file);
        assertThat(jobs.run((settings, seed) -> Result.of("x", 2)).doubleColumn("x").asList()).containsExactly(2.0, 2.0);
        assertThat(Files.readString(file).lines()).hasSize(2).allMatch(line -> line.startsWith("{"));
    }

    @Test
    void resultsAreThoseOfTheGrid() {
        jobs(Grid.over("g", 1, 2, 3), Limits.standard()).run((settings, seed) -> Result.of("x", settings.number("g")));
        Table fewer = jobs(Grid.over("g", 1, 3), Limits.standard()).run((settings, seed) -> Result.of("x", settings.number("g")));
        assertThat(fewer.sortOn("g").doubleColumn("x").asList()).containsExactly(1.0, 3.0);
    }

    @Test
    void aCellThatIsCalledLikeAnotherColumnIsSaid() {
        for (String name : List.of("G", "seed", "Seconds")) {
            Jobs jobs = jobs(Grid.over("g", 1), Limits.standard().withAttempts(1));
            jobs.run((settings, seed) -> Result.of(name, 1));
            assertThat(jobs.failures().stringColumn("failure").get(0)).contains("must not be called " + name);
        }
    }

    @Test
    void whatIsWrittenPastTheProtocolEndsTheJobAndNotTheSweep() {
        Job job = (settings, seed) -> {
            if (seed == 0) {
                new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor();
            }
            return Result.of("x", seed);
        };
        Jobs jobs = jobs(Grid.over("g", 1).withSeeds(2), Limits.standard().withAttempts(1));
        assertThat(jobs.run(job).longColumn("seed").asList()).containsExactly(1L);
        assertThat(jobs.failures().stringColumn("failure").get(0)).contains("its process ended");
    }

    @Test
    void twoSweepsOnOneFileLoseNoRows() throws InterruptedException {
        List<Table> tables = new ArrayList<>();
        var other = new Thread(() -> tables.add(jobs(Grid.over("half", 1).withSeeds(20), Limits.standard())
                .run((settings, seed) -> Result.of("x", seed))));
        other.start();
        jobs(Grid.over("half", 2).withSeeds(20), Limits.standard()).run((settings, seed) -> Result.of("x", seed));
        other.join();
        assertThat(new SweepFile(folder.resolve("sweep.jsonl")).results().rowCount()).isEqualTo(40);
    }

    @Test
    void whatCannotBeSentIsNamed() {
        Object lock = new Object();
        assertThatIllegalArgumentException().isThrownBy(() -> jobs(GRID, Limits.standard()).run((settings, seed) -> Result.of("x",
                lock.hashCode()))).withMessageContaining("java.lang.Object").withMessageContaining("make it inside the job");
    }

    @Test
    void recordsAreSentByTheirComponents() {
        var settings = new TrainingSettings(50, 400, 1e-3, 0, 10, 3).withSchedule(Schedule.linearDecay(0.5));
        Job job = (told, seed) -> Result.of("settings", settings.withSeed(seed).toString());
        assertThat(jobs(Grid.over("g", 1), Limits.standard()).run(job).stringColumn("settings").get(0))
                .isEqualTo(settings.withSeed(0).toString());
    }

    @Test
    void aDistributionOfStartsIsSent() {
        Starts starts = Starts.ring(0.5, 0.5);
        Job job = (told, seed) -> Result.of("radius", Math.hypot(starts.draw(Seeds.stream(seed, "start", 0))[0],
                starts.draw(Seeds.stream(seed, "start", 0))[1]));
        assertThat(jobs(Grid.over("g", 1), Limits.standard()).run(job).doubleColumn("radius").get(0)).isCloseTo(0.5,
                within(1e-12));
    }

    @Test
    void resultsSpreadOverTheSeeds() {
        Jobs jobs = jobs(GRID, Limits.standard());
        jobs.run(SUM);
        Table spread = jobs.spread("sum");
        assertThat(spread.columnNames()).containsExactly("noise", "model", "results", "median", "least", "largest");
        assertThat(spread.stringColumn("model").asList()).containsExactly("a", "b", "a", "b");
        assertThat(spread.doubleColumn("noise").asList()).containsExactly(0.0, 0.0, 0.5, 0.5);
        assertThat(spread.intColumn("results").asList()).containsOnly(3);
        assertThat(spread.doubleColumn("median").asList()).containsExactly(1.0, 1.0, 1.5, 1.5);
        assertThat(spread.doubleColumn("least").asList()).containsExactly(0.0, 0.0, 0.5, 0.5);
        assertThat(spread.doubleColumn("largest").asList()).containsExactly(2.0, 2.0, 2.5, 2.5);
        assertThatIllegalArgumentException().isThrownBy(() -> jobs.spread("process"))
                .withMessageContaining("the jobs found no number process").withMessageContaining("[noise, model, seed, sum");
    }

    @Test
    void anotherFileIsLeftAlone() throws IOException {
        Path notes = folder.resolve("notes.txt");
        Files.writeString(notes, "my notes\n");
        assertThatIllegalArgumentException().isThrownBy(() -> new Jobs(GRID, notes))
                .withMessageContaining("notes.txt is not a file of a sweep's results").withMessageContaining("line 1");
        assertThat(notes).hasContent("my notes\n");
        assertThatIllegalArgumentException().isThrownBy(() -> new Jobs(GRID, folder)).withMessageContaining("name a file");
        Path noLine = Files.writeString(folder.resolve("config.json"), "{\"my\": 1}");
        assertThatIllegalArgumentException().isThrownBy(() -> new Jobs(GRID, noLine))
                .withMessageContaining("config.json is not a file");
        assertThat(noLine).hasContent("{\"my\": 1}");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsSaid() {
        Jobs jobs = new Jobs(Grid.over("g", 1), Path.of("/dev/full")).watchedBy(update -> {});
        assertThatThrownBy(() -> jobs.run((settings, seed) -> Result.of("x", 1))).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the result of g 1.0, seed 0 cannot be added to /dev/full")
                .hasMessageContaining("make room");
    }

    @Test
    void aClusterThatIsNoneIsSaid() {
        assertThatIllegalArgumentException().isThrownBy(() -> Cluster.at("local[2]")).withMessageContaining("spark://host:7077");
        assertThatIllegalArgumentException().isThrownBy(() -> Cluster.at("spark://127.0.0.1:1"))
                .withMessageContaining("no Spark master answers at spark://127.0.0.1:1");
    }

    @Test
    void whatAJobPrintsOrReadsIsNoAnswer() {
        Job job = (settings, seed) -> {
            System.out.print("found nothing");
            return Result.of("read", System.in.read());
        };
        assertThat(jobs(Grid.over("g", 1), Limits.standard()).run(job).doubleColumn("read").asList()).containsExactly(-1.0);
    }

    @Test
    void anInterruptEndsASweepAndKeepsWhatIsDone() throws InterruptedException {
        Thread sweeping = Thread.currentThread();
        Jobs jobs = jobs(Grid.over("g", 1).withSeeds(4), Limits.standard()).watchedBy(update -> sweeping.interrupt());
        Table done = jobs.run((settings, seed) -> {
            if (seed > 0) {
                Thread.sleep(Long.MAX_VALUE);
            }
            return Result.of("x", seed);
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done.longColumn("seed").asList()).containsExactly(0L);
    }

    @Test
    void aTrainingInAnotherProcessHasTheSameBits() {
        Job job = (settings, seed) -> Result.of("loss", trained(seed));
        Jobs jobs = jobs(Grid.over("g", 1).withSeeds(2), Limits.standard());
        Table table = jobs.run(job);
        assertThat(jobs.failures().isEmpty()).as(jobs.failures()::print).isTrue();
        assertThat(table.sortOn("seed").doubleColumn("loss").asList()).containsExactly(trained(0), trained(1));
    }

    private static double trained(long seed) {
        var data = TrajectoryData.generate(new MassSpring(), Starts.ring(0.1, 1), new DataSettings(25, 30, 3, 0.1, 0.5, seed));
        return Training.train(new HamiltonianBlock(new Mlp(2, 200, 1, seed)), data,
                new TrainingSettings(50, 400, 1e-3, 0, 10, seed), Progress.silent(), null).history().last("test loss");
    }

    @Test
    void badInputIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Grid.over("seed", 1))
                .withMessageContaining("must not be called seed");
        assertThatIllegalArgumentException().isThrownBy(() -> Grid.over("g", 1, 1)).withMessageContaining("twice");
        assertThatIllegalArgumentException().isThrownBy(() -> Grid.over("g", new double[0]))
                .withMessageContaining("at least one");
        assertThatIllegalArgumentException().isThrownBy(() -> Grid.over("g", 1).and("g", "x")).withMessageContaining("already");
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.standard().withMemory(10)).withMessageContaining("memory");
        Settings settings = GRID.points().get(0).settings();
        assertThatIllegalArgumentException().isThrownBy(() -> settings.number("model")).withMessageContaining("the text \"a\"");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.text("nose")).withMessageContaining("only [noise, model]");
        assertThatThrownBy(() -> Result.of("x", 1).and("x", 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
