package hnn.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import hnn.Arguments;
import hnn.file.CodeMark;
import hnn.file.Uninterrupted;
import hnn.table.Digits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The results of a sweep: a file to which a line of JSON is added as each job ends. Several sweeps may add to one file.
 *
 * <pre>
 *   {"settings": {"noise": 0.1}, "seed": 3, "row": {"energy error": 2e-4}, "seconds": 1.2, "attempt": 1, "place": "host",
 *    "versions": "..", "code": ".."}
 * </pre>
 *
 * A job that failed has a {@code failure} in place of its row. A line that was cut short when the machine stopped is removed.
 */
public final class SweepFile {

    private static final String FAILURE = "failure";
    private static final String ROW = "row";
    private static final String SETTINGS = "settings";
    private static final String CODE = "code";
    private static final String BEGIN = "{\"" + SETTINGS + "\"";
    private static final String NOT_OURS = "%s is not a file of a sweep's results: remove it, or name another one ";
    static final String SECONDS = "seconds";

    private final Path path;
    private final Map<Grid.Point, Map<String, Object>> lines = new LinkedHashMap<>(); // the last of each job, a result before a failure
    private long read;

    /**
     * Takes up the results of a file; it need not be there.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public SweepFile(Path path) {
        this.path = path;
        Path folder = path.toAbsolutePath().getParent();
        Arguments.require(!Files.isDirectory(path) && folder != null && Files.isDirectory(folder) && Files.isWritable(folder),
                "%s cannot be written: name a file in a folder of yours", path);
        refresh();
    }

    /** Reads what was added since, by this program or another. */
    void refresh() {
        try {
            Uninterrupted.run(this::readOn);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    private synchronized void readOn() throws IOException {
        if (!Files.exists(path)) {
            forget();
            return;
        }
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            takeUp(channel);
        }
    }

    private void takeUp(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < read) { // somebody has begun it anew
            forget();
        }
        ByteBuffer added = ByteBuffer.allocate(Math.toIntExact(size - read));
        while (added.hasRemaining() && channel.read(added, read + added.position()) > 0) {
            continue; // until all is there
        }
        byte[] bytes = added.array();
        int whole = added.position();
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        int number = lines.size();
        for (String line : new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            if (!line.isBlank()) {
                take(line, number);
            }
        }
        // What is left was cut short, also by a power cut, after which there are zeros; or it is no file of ours.
        String rest = new String(bytes, whole, added.position() - whole, StandardCharsets.UTF_8).replace("\0", "");
        Arguments.require(rest.startsWith(BEGIN) || BEGIN.startsWith(rest), NOT_OURS + "(its end is of another kind)", path);
        read += whole;
    }

    private void forget() {
        read = 0;
        lines.clear();
    }

    @SuppressWarnings("unchecked")
    private void take(String line, int number) {
        try {
            Map<String, Object> all = Json.read(line);
            Arguments.require(all.get(SETTINGS) instanceof Map && all.get(Grid.SEED) instanceof Double
                    && (all.get(ROW) instanceof Map || all.get(FAILURE) instanceof String), "it is of another kind");
            var point = new Grid.Point(new Settings((Map<String, Object>) all.get(SETTINGS)),
                    ((Double) all.get(Grid.SEED)).longValue());
            if (!isDone(point)) {
                lines.remove(point);
                lines.put(point, all);
            }
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, NOT_OURS, path) + "(line " + number + ": "
                    + e.getMessage().lines().findFirst().orElse("") + ")", e);
        }
    }

    synchronized boolean isDone(Grid.Point point) {
        return lines.containsKey(point) && lines.get(point).containsKey(ROW);
    }

    /**
     * Adds what became of a job.
     *
     * @throws UncheckedIOException if it cannot be written: a full disk, for one; what is in the file stays
     */
    void add(Grid.Point point, Outcome outcome, int attempt, String mark) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(SETTINGS, point.settings().values());
        line.put(Grid.SEED, point.seed());
        line.put(outcome.isFailure() ? FAILURE : ROW, outcome.isFailure() ? outcome.failure() : outcome.row());
        line.put(SECONDS, outcome.seconds());
        line.put("attempt", attempt);
        line.put("place", outcome.place());
        line.put("versions", outcome.versions());
        line.put(CODE, code(mark));
        try {
            Uninterrupted.run(() -> append((Json.of(line) + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(String.format(Locale.ROOT,
                    "the result of %s cannot be added to %s (%s): what is in the file stays; make room and run the sweep again",
                    point, path, e.getMessage()), e);
        }
    }

    private synchronized void append(byte[] line) throws IOException {
        synchronized (SweepFile.class) { // a file lock is one of the whole JVM
            try (var channel =
                    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                takeUp(channel);
                channel.truncate(read); // of a line that was cut short
                try {
                    ByteBuffer content = ByteBuffer.wrap(line);
                    while (content.hasRemaining()) {
                        channel.write(content, read + content.position());
                    }
                    channel.force(false);
                } catch (IOException e) {
                    channel.truncate(read);
                    throw e;
                }
                takeUp(channel);
            }
        }
    }

    /** Returns the results, a row each: the settings, the seed, the cells of the row, the seconds. */
    public synchronized Table results() {
        return table("results", ROW, point -> true);
    }

    /** Returns the jobs that failed and were not done since: the settings, the seed, the failure, the seconds. */
    public synchronized Table failures() {
        return table("failures", FAILURE, point -> true);
    }

    synchronized Table results(Set<Grid.Point> of) {
        return table("results", ROW, of::contains);
    }

    synchronized Table failures(Set<Grid.Point> of) {
        return table("failures", FAILURE, of::contains);
    }

    /** Returns how many results of some jobs were made by other code. */
    synchronized long foreign(Set<Grid.Point> of, String mark) {
        return of.stream().filter(this::isDone).filter(point -> !code(mark).equals(lines.get(point).get(CODE))).count();
    }

    private static String code(String mark) {
        return CodeMark.text() + " " + mark;
    }

    @SuppressWarnings("unchecked")
    private Table table(String name, String kind, Predicate<Grid.Point> wanted) {
        var rows = lines.entrySet().stream().filter(entry -> wanted.test(entry.getKey())).map(Map.Entry::getValue)
                .filter(line -> line.containsKey(kind)).map(line -> {
                    Map<String, Object> cells = new LinkedHashMap<>((Map<String, Object>) line.get(SETTINGS));
                    cells.put(Grid.SEED, line.get(Grid.SEED));
                    if (line.get(kind) instanceof Map<?, ?> row) {
                        row.forEach((column, value) -> cells.put((String) column, value));
                    } else {
                        cells.put(kind, line.get(kind));
                    }
                    cells.put(SECONDS, line.get(SECONDS));
                    return cells;
                }).toList();
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        if (rows.isEmpty()) {
            columns.addAll(List.of(Grid.SEED, kind.equals(ROW) ? SECONDS : kind));
        }
        Table table = Table.create(name);
        for (String column : columns) {
            table.addColumns(column(column, rows.stream().map(row -> row.get(column)).toList()));
        }
        return table;
    }

    private static Column<?> column(String name, List<Object> values) {
        if (name.equals(Grid.SEED)) {
            return LongColumn.create(name, values.stream().mapToLong(value -> ((Double) value).longValue()).toArray());
        }
        if (values.stream().anyMatch(String.class::isInstance)) {
            return StringColumn.create(name, values.stream().map(value -> value == null ? "" : value.toString()).toList());
        }
        return Digits.shown(
                DoubleColumn.create(name,
                        values.stream().map(value -> value == null ? Double.NaN : value).toArray(Double[]::new)));
    }
}
