package hnn.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hnn.data.DataSettings;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.file.CodeMark;
import hnn.system.MassSpring;
import hnn.table.TableText;
import hnn.training.Progress;
import hnn.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class PaperTableTest {

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    /** Task 1 made small: it runs in a blink and reaches nothing. */
    private static Experiment small(String name) {
        var system = new MassSpring();
        Starts starts = Starts.ring(0.1, 1);
        return new FieldExperiment(name, system, seed -> TrajectoryData.generate(system, starts,
                new DataSettings(4, 5, 3, 0.1, 0.5, seed)), 8, new TrainingSettings(5, 10, 1e-3, 0, 5, 0),
                new RandomRollouts(system, starts, 3, 1, 5), new Published(1, 1, 2), new Published(1, 1, 1),
                new Claim(Claim.Bounds.atMost(1e6), Claim.Bounds.atMost(1e-6), 1e6, 1e9, true), "simulated");
    }

    private PaperTable table(int seeds, Experiment... experiments) {
        return new PaperTable(List.of(experiments), seeds, folder.resolve("table.csv"));
    }

    @Test
    void whatIsThereIsNotRunAgain() throws IOException {
        Experiment one = small("01-one");
        table(1, one).complete(said::add, Progress.silent());
        assertThat(said).filteredOn(line -> line.contains("seed")).hasSize(3);
        Table before = table(1, one).eachRun();
        said.clear();
        PaperTable more = table(2, one, small("02-two"));
        more.complete(said::add, Progress.silent());
        assertThat(said).filteredOn(line -> line.contains("seed")).hasSize(2 * 2 * 3 - 3).last().asString()
                .contains("02-two, instant HNN, seed 1", "s left");
        assertThat(more.eachRun().first(3).print()).isEqualTo(before.print());
        said.clear();
        table(2, one, small("02-two")).complete(said::add, Progress.silent());
        assertThat(said).isEmpty();
    }

    @Test
    void aKillBetweenTwoRunsLosesNothingThatHadEnded() {
        Experiment one = small("01-one");
        assertThatThrownBy(() -> table(1, one).complete(line -> {
            if (line.contains("baseline")) {
                throw new IllegalStateException("killed");
            }
        }, Progress.silent())).hasMessage("killed");
        assertThat(table(1, one).eachRun().stringColumn("model").asList())
                .as("what ran beside it may have ended, too").startsWith("baseline").doesNotHaveDuplicates();
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aTrainingThatWasStoppedGoesOnWhereItWas() {
        Experiment one = small("01-one");
        assertThatThrownBy(() -> table(1, one).complete(said::add, update -> {
            if (update.step() == 3) {
                Thread.currentThread().interrupt();
            }
        })).hasMessageContaining("it was interrupted");
        Thread.interrupted(); // this thread or a helper's
        assertThat(table(1, one).eachRun().rowCount()).isZero();
        List<Integer> baseline = new ArrayList<>();
        table(1, one).complete(said::add, update -> {
            if (update.name().startsWith("baseline")) {
                baseline.add(update.step());
            }
        });
        assertThat(baseline).as("stopped after the next step").containsExactly(5);
        assertThat(table(1, one).eachRun().rowCount()).isEqualTo(3);
        assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void eachRowIsMarkedByWhetherItHolds() throws IOException {
        PaperTable table = table(1, small("01-one"));
        table.complete(said::add, Progress.silent());
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
        var beside = new Thread(() -> other.complete(line -> {}, Progress.silent()));
        beside.start();
        table.complete(line -> {}, Progress.silent());
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
        table(1, small("01-one")).complete(said::add, Progress.silent());
        Path file = folder.resolve("table.csv");
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0), lines.get(1), lines.get(2), lines.get(1)));
        assertThatThrownBy(() -> table(1, small("01-one"))).hasMessageContaining("it has the row [01-one, baseline, 0, ");
    }
}
