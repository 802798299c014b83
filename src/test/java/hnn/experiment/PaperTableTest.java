package hnn.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hnn.data.DataSettings;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.file.Checkpoints;
import hnn.file.CodeMark;
import hnn.sweep.Limits;
import hnn.sweep.Processes;
import hnn.sweep.Workplace;
import hnn.system.MassSpring;
import hnn.table.TableText;
import hnn.training.Checkpointing;
import hnn.training.Progress;
import hnn.training.TrainingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class PaperTableTest {

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    /** Task 1 made small: it runs in a blink and reaches nothing. */
    static Experiment small(String name) {
        var system = new MassSpring();
        Starts starts = Starts.ring(0.1, 1);
        return new FieldExperiment(name, system, seed -> TrajectoryData.generate(system, starts,
                new DataSettings(4, 5, 3, 0.1, 0.5, seed)), 8, new TrainingSettings(5, 10, 1e-3, 0, 5, 0),
                new RandomRollouts(system, starts, 3, 1, 5), new Published(1, 1, 2), new Published(1, 1, 1),
                new Claim(Claim.Bounds.atMost(1e6), Claim.Bounds.atMost(1e-6), 1e6, 1e9, true), "simulated");
    }

    private static List<Experiment> every() {
        return List.of(small("01-one"), small("02-two"));
    }

    private List<String> complete(PaperTable table) {
        return complete(table, PaperTableTest::every, said::add);
    }

    private static List<String> complete(PaperTable table, PaperTable.Source every, Consumer<String> say) {
        try (Workplace processes = Processes.here()) {
            return table.complete(every, say, processes, Limits.standard());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private PaperTable table(int seeds, Experiment... experiments) {
        return new PaperTable(List.of(experiments), seeds, folder.resolve("table.csv"));
    }

    @Test
    void whatIsThereIsNotRunAgain() {
        Experiment one = small("01-one");
        assertThat(complete(table(1, one))).isEmpty();
        assertThat(said).hasSize(3).allMatch(line -> line.matches("01-one, .*, seed 0: done .*"));
        Table before = table(1, one).eachRun();
        said.clear();
        PaperTable more = table(2, one, small("02-two"));
        complete(more);
        assertThat(said).hasSize(2 * 2 * 3 - 3).allMatch(line -> line.contains("s left"));
        assertThat(more.eachRun().first(3).print()).isEqualTo(before.print());
        said.clear();
        complete(table(2, one, small("02-two")));
        assertThat(said).isEmpty();
    }

    @Test
    void aKillBetweenTwoRunsLosesNothingThatHadEnded() {
        Experiment one = small("01-one");
        assertThatThrownBy(() -> complete(table(1, one), PaperTableTest::every, line -> {
            throw new IllegalStateException("killed");
        })).hasMessage("killed");
        assertThat(table(1, one).eachRun().stringColumn("model").asList())
                .as("what ran beside it may have ended, too").isNotEmpty().doesNotHaveDuplicates();
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    /** The small one, whose process dies in the middle of a training as often as a file can be made. */
    private record Mortal(Experiment small, String folder, int deaths) implements Experiment {

        @Override
        public String name() {
            return small.name();
        }

        @Override
        public String source() {
            return small.source();
        }

        @Override
        public Published publishedBaseline() {
            return small.publishedBaseline();
        }

        @Override
        public Published publishedHnn() {
            return small.publishedHnn();
        }

        @Override
        public Claim claim() {
            return small.claim();
        }

        @Override
        public List<String> models() {
            return List.of(BASELINE, HNN);
        }

        @Override
        public double work(String model) {
            return small.work(model);
        }

        @Override
        public Measured run(String model, int seed, Progress progress, Checkpointing checkpoints) {
            return small.run(model, seed, update -> {
                if (update.step() == 4 && dies(model)) {
                    Runtime.getRuntime().halt(9);
                }
            }, new Checkpoints(((Checkpoints) checkpoints).file(), 1));
        }

        private boolean dies(String model) {
            try {
                for (int death = 0; death < deaths; death++) {
                    if (Path.of(folder, model + death).toFile().createNewFile()) {
                        return true;
                    }
                }
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aTrainingWhoseProcessDiedGoesOnWhereItWas() throws IOException {
        Path deaths = Files.createDirectory(folder.resolve("deaths"));
        String marks = deaths.toString();
        PaperTable unbroken = new PaperTable(List.of(small("01-one")), 1, folder.resolve("unbroken.csv"));
        complete(unbroken);
        PaperTable table = table(1, new Mortal(small("01-one"), marks, 1));
        assertThat(complete(table, () -> List.of(new Mortal(small("01-one"), marks, 1)), said::add)).isEmpty();
        assertThat(said).filteredOn(line -> line.contains("its process ended with status 9; it is tried again")).hasSize(2);
        for (String model : List.of("baseline", "HNN")) {
            assertThat(row(table.eachRun(), model)).isEqualTo(row(unbroken.eachRun(), model));
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
    }

    /** Returns all that is not time. */
    private static List<Object> row(Table runs, String model) {
        Table one = runs.where(runs.stringColumn("model").isEqualTo(model));
        return List.of(one.get(0, 3), one.get(0, 4), one.get(0, 5), one.get(0, 6), one.get(0, 7));
    }

    @Test
    void aTrainingThatAlwaysDiesIsNamedAndTheOthersAreDone() throws IOException {
        Path deaths = Files.createDirectory(folder.resolve("deaths"));
        String marks = deaths.toString();
        PaperTable table = table(1, new Mortal(small("01-one"), marks, 9), small("02-two"));
        List<String> failures =
                complete(table, () -> List.of(new Mortal(small("01-one"), marks, 9), small("02-two")), said::add);
        assertThat(failures).hasSize(2).allMatch(line -> line.matches("01-one, .*, seed 0: its process ended with status 9.*"));
        assertThat(table.eachRun().stringColumn("experiment").unique().asList()).containsExactly("02-two");
    }

    @Test
    void eachRowIsMarkedByWhetherItHolds() throws IOException {
        PaperTable table = table(1, small("01-one"));
        complete(table);
        Table means = table.means();
        assertThat(means.stringColumn("holds").asList())
                .as("%s", means).containsExactly("yes", "yes", "", "NO", "NO", "yes", "", "", "", "NO");
        assertThat(means.stringColumn("published").get(2)).isEqualTo("2.0");
    }

    /** README.md and page 12 show what these runs give. */
    @Test
    void theKeptSummaryIsThatOfTheKeptRuns() throws IOException {
        Path results = Path.of("notebooks", "results");
        Table summary = new PaperTable(Experiments.all(), 10, results.resolve("table.csv")).summary();
        assertThat(results.resolve("table.md")).hasContent(TableText.markdown(summary));
        assertThat(summary.rowCount()).isEqualTo(Experiments.all().stream().mapToInt(one -> one.models().size()).sum());
    }

    @Test
    void aFileThatIsNoTableOfRunsIsNamedAndKept() throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> table(1, small("01-one"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table.csv").hasMessageContaining("remove it");
        assertThat(file).hasContent("a,b\n1,2\n");
    }

    @Test
    void twoTablesOnOneFileKeepEachOthersRuns() throws Exception {
        var table = new PaperTable(List.of(small("01-one")), 2, folder.resolve("table.csv"));
        var other = new PaperTable(List.of(small("01-one"), small("02-two")), 1, folder.resolve("table.csv"));
        var beside = new Thread(() -> complete(other, PaperTableTest::every, line -> {}));
        beside.start();
        complete(table);
        beside.join();
        Table all = table(2, small("01-one"), small("02-two")).eachRun();
        assertThat(all.rowCount()).isEqualTo(6 + 3);
        assertThat(all.stringColumn("code").unique().asList()).as("which code made them").containsExactly(CodeMark.text());
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidBeforeTheWork() throws IOException {
        Path file = Files.writeString(folder.resolve("a file"), "");
        for (Path csv : List.of(file.resolve("table.csv"), folder)) {
            assertThatThrownBy(() -> new PaperTable(List.of(small("01-one")), 1, csv))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(csv + " cannot be written: name a file in a folder of yours with --csv");
        }
    }

    @Test
    void aRunThatIsThereTwiceIsSaid() throws IOException {
        complete(table(1, small("01-one")));
        Path file = folder.resolve("table.csv");
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0), lines.get(1), lines.get(2), lines.get(1)));
        assertThatThrownBy(() -> table(1, small("01-one"))).hasMessageContaining("it has the row [01-one, ")
                .hasMessageContaining(", 0, simulated] twice");
    }
}
