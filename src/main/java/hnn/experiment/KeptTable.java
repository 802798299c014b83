package hnn.experiment;

import hnn.Arguments;
import hnn.file.CodeMark;
import hnn.file.Uninterrupted;
import hnn.file.WholeFile;
import hnn.table.TableText;
import hnn.table.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Results in a CSV file that is written anew, whole, with each row: what was stopped loses nothing and can be resumed. Several
 * programs may add rows to one file.
 */
final class KeptTable {

    private static final Logger LOGGER = LoggerFactory.getLogger(KeptTable.class);
    /** The last column: the mark of the code that a row was made by. */
    private static final String CODE = "code";

    private final Path csv;
    private final List<String> keys;
    private final Table table;

    private KeptTable(Path csv, List<String> keys, Table table) {
        Path folder = csv.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent(); // the others will be made
        }
        Arguments.require(!Files.isDirectory(csv) && folder != null && Files.isDirectory(folder) && Files.isWritable(folder),
                "%s cannot be written: name a file in a folder of yours with --csv", csv);
        this.csv = csv;
        this.keys = keys;
        this.table = table.addColumns(StringColumn.create(CODE));
    }

    /** Begins a table; what is in the file is overwritten with the first row. */
    static KeptTable begun(Path csv, Table empty) {
        return new KeptTable(csv, List.of(), empty);
    }

    /**
     * Takes up the rows of a file, if it is there.
     *
     * @param rows what a row is, for the message
     * @param keys the columns that tell one row from another
     * @param empty the columns, without rows
     * @throws IllegalArgumentException if the file has other columns, or a row twice
     */
    static KeptTable resumed(Path csv, String rows, List<String> keys, Table empty) {
        var kept = new KeptTable(csv, keys, empty);
        try {
            kept.takeUp();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(csv + " is not a table of " + rows + ": remove it, or name another file"
                    + " (" + e.getMessage() + ")", e);
        }
        Table others = kept.table.where(kept.table.stringColumn(CODE).isNotEqualTo(CodeMark.text()));
        if (!others.isEmpty()) {
            LOGGER.warn("{}: {} of {} rows are of other code: remove the file to have all of them from this one", csv,
                    others.rowCount(), kept.table.rowCount());
        }
        return kept;
    }

    private void takeUp() {
        if (keys.isEmpty() || !Files.exists(csv)) {
            return;
        }
        Table read = Table.read().usingOptions(CsvReadOptions.builder(csv.toFile()).columnTypes(table.typeArray()));
        Tables.requireColumns(read, table.columnNames());
        Set<List<String>> seen = new HashSet<>();
        for (int row = 0; row < read.rowCount(); row++) {
            Arguments.require(seen.add(key(read, row)), "it has the row %s twice", key(read, row));
        }
        table.clear();
        table.append(read);
    }

    private List<String> key(Table of, int row) {
        return keys.stream().map(name -> of.column(name).getString(row)).toList();
    }

    Table table() {
        return table;
    }

    /** Adds a row and writes the file, with the rows that others have added meanwhile; a row that is there already stays. */
    void add(Object... cells) {
        try {
            Uninterrupted.run(() -> addLocked(cells));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addLocked(Object... cells) throws IOException {
        synchronized (KeptTable.class) { // a file lock is one of the whole JVM
            try (var channel = FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                takeUp();
                Table one = table.emptyCopy();
                append(one, cells);
                one.column(CODE).appendObj(CodeMark.text());
                if (keys.isEmpty()
                        || IntStream.range(0, table.rowCount()).noneMatch(row -> key(table, row).equals(key(one, 0)))) {
                    table.append(one);
                }
                WholeFile.write(csv, TableText.csv(table).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** Among the temporary files, so that no folder of results gets another file. */
    private Path lockFile() {
        String name = csv.toAbsolutePath().normalize() + System.getProperty("user.name");
        return Path.of(System.getProperty("java.io.tmpdir"),
                "hnn-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
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
}
