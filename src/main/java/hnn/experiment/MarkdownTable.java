package hnn.experiment;

import hnn.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Tables as README.md has them: what a command prints is copied there from a file, not by hand. */
final class MarkdownTable {

    private MarkdownTable() {}

    static String of(Table table) {
        String rows = IntStream.range(0, table.rowCount())
                .mapToObj(row -> line(table.columns().stream().map(column -> column.getString(row)).toList()))
                .collect(Collectors.joining());
        return line(table.columnNames()) + line(Collections.nCopies(table.columnCount(), "---")) + rows;
    }

    private static String line(Iterable<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** Writes a file, whole; none if there is no name. */
    static void write(Path file, Table table) throws IOException {
        if (file != null) {
            WholeFile.write(file, of(table).getBytes(StandardCharsets.UTF_8));
        }
    }
}
