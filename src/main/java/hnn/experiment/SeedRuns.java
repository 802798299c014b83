package hnn.experiment;

import hnn.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** The runs so far, kept in a CSV file that is written anew, whole, after each run. */
final class SeedRuns {

    private static final ColumnType[] TYPES = {ColumnType.STRING, ColumnType.STRING, ColumnType.INTEGER,
        ColumnType.DOUBLE, ColumnType.DOUBLE, ColumnType.DOUBLE, ColumnType.DOUBLE, ColumnType.DOUBLE, ColumnType.DOUBLE,
        ColumnType.STRING};

    private final List<SeedRun> runs = new ArrayList<>();

    /**
     * Reads the runs of a file.
     *
     * @throws IllegalArgumentException if the file is not one of runs
     */
    static SeedRuns read(Path csv) {
        var runs = new SeedRuns();
        try {
            Table table = Table.read().usingOptions(CsvReadOptions.builder(csv.toFile()).columnTypes(TYPES));
            table.forEach(row -> runs.add(SeedRun.of(row)));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(csv + " is not a table of runs: remove it, or name another file", e);
        }
        return runs;
    }

    void add(SeedRun run) {
        runs.add(run);
    }

    boolean has(Experiment experiment, String model, int seed) {
        return runs.stream().anyMatch(run -> run.is(experiment, model, seed));
    }

    /** Returns the titles under which there are runs of an experiment: one for each source of its samples. */
    List<String> titles(Experiment experiment) {
        return runs.stream().filter(run -> run.experiment().equals(experiment.name()))
                .map(SeedRun::title).distinct().toList();
    }

    /** Returns the runs of one model under a title, in the order of the seeds. */
    List<SeedRun> of(String title, String model, int seeds) {
        return runs.stream()
                .filter(run -> run.seed() < seeds && run.title().equals(title) && run.model().equals(model))
                .sorted(Comparator.comparingInt(SeedRun::seed)).toList();
    }

    Table toTable() {
        Table table = Table.create("runs", StringColumn.create("experiment"), StringColumn.create("model"),
                IntColumn.create("seed"), DoubleColumn.create("train"), DoubleColumn.create("test"),
                DoubleColumn.create("energy"), DoubleColumn.create("energy median"),
                DoubleColumn.create("coordinates"), DoubleColumn.create("seconds"), StringColumn.create("source"));
        runs.forEach(run -> run.appendTo(table));
        return table;
    }

    /** Writes the file anew, whole. */
    void write(Path csv) throws IOException {
        WholeFile.write(csv, toTable().write().toString("csv").getBytes(StandardCharsets.UTF_8));
    }
}
