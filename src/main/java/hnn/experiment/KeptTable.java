package hnn.experiment;

import hnn.file.WholeFile;
import hnn.table.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Results in a CSV file that is written anew, whole, with each row: what was stopped loses nothing and can be resumed.
 *
 * @param csv the file
 * @param table what it holds
 */
record KeptTable(Path csv, Table table) {

    /**
     * Takes up the rows of a file, if it is there.
     *
     * @param rows what a row is, for the message
     * @param empty the columns, without rows
     * @throws IllegalArgumentException if the file has other columns
     */
    static KeptTable resumed(Path csv, String rows, Table empty) {
        if (!Files.exists(csv)) {
            return new KeptTable(csv, empty);
        }
        try {
            Table read = Table.read().usingOptions(CsvReadOptions.builder(csv.toFile()).columnTypes(empty.typeArray()));
            Tables.requireColumns(read, empty.columnNames());
            return new KeptTable(csv, read.setName(empty.name()));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(csv + " is not a table of " + rows + ": remove it, or name another file", e);
        }
    }

    /** Adds a row and writes the file. */
    void add(Object... cells) throws IOException {
        append(table, cells);
        WholeFile.write(csv, table.write().toString("csv").getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a row, a cell for each column in their order. */
    static void append(Table table, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            table.column(i).appendObj(cells[i]);
        }
    }

    /** Returns a table without rows, whose columns are texts. */
    static Table ofStrings(String name, String... columns) {
        return Table.create(name, Arrays.stream(columns).map(StringColumn::create).toArray(StringColumn[]::new));
    }

    /** Returns a table as README.md has it: what a command prints is copied there from a file, not by hand. */
    static String markdown(Table table) {
        String rows = IntStream.range(0, table.rowCount())
                .mapToObj(row -> line(table.columns().stream().map(column -> column.getString(row))))
                .collect(Collectors.joining());
        return line(table.columnNames().stream()) + line(table.columns().stream().map(column -> "---")) + rows;
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
