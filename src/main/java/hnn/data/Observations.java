package hnn.data;

import hnn.Arguments;
import hnn.phase.Trajectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Paths that somebody has measured, and the velocities beside them where they were measured too.
 *
 * <pre>{@code
 * var observed = Observations.read(Path.of("swing.csv"), Columns.of("t", List.of("angle"), List.of("speed")));
 * observed.check();                                          // what may be wrong with it, and which loss to use
 * var data = observed.dataset(Derivative.central(), 0.8);    // for the derivative loss
 * var paths = observed.paths(0.8);                           // for the trajectory loss
 * }</pre>
 *
 * @param source where they come from, for titles and messages
 * @param columns what the columns are called there
 * @param paths at least one, of at least {@value #LEAST_ROWS} states each
 * @param velocities dx/dt at the states of each path; empty where they were not measured
 */
public record Observations(String source, Columns columns, List<Trajectory> paths, List<double[][]> velocities) {

    /** The least number of states on a path, as many as a derivative on both sides needs. */
    public static final int LEAST_ROWS = 3;

    /** Copies the lists. */
    public Observations {
        paths = List.copyOf(paths);
        velocities = List.copyOf(velocities);
    }

    /**
     * Reads a CSV file with names in its first line.
     *
     * @throws DataFileException if the file cannot be read, a column is missing or there twice, something is no number, the
     *     times of a path do not rise, or a path has too few rows; the message says where and what mends it
     */
    public static Observations read(Path file, Columns columns) {
        if (!Files.isRegularFile(file)) {
            throw new DataFileException(file, "there is no such file; name a CSV file", null);
        }
        Table table;
        try {
            table = Table.read().usingOptions(CsvReadOptions.builder(file.toFile())
                    .columnTypes(name -> ColumnType.STRING).missingValueIndicator("").tableName(file.toString()));
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            String reason = String.valueOf(e.getMessage());
            throw new DataFileException(file, "cannot be read as CSV: " + reason
                    + (reason.contains("duplicate") ? "; give each column a name of its own" : ""), e);
        }
        return of(table, columns);
    }

    /**
     * Takes a table's rows; a message counts them as the lines of a file with a header.
     *
     * @throws DataFileException as for a file
     */
    public static Observations of(Table table, Columns columns) {
        String source = table.name();
        Stream.of(Stream.of(columns.time()), columns.state().stream(), columns.velocities().stream(),
                Stream.ofNullable(columns.trajectory())).flatMap(names -> names).forEach(name -> {
                    if (!table.columnNames().contains(name)) {
                        throw new DataFileException(source, 1,
                                "there is no column " + name + "; the columns are " + table.columnNames());
                    }
                });
        double[] times = numbers(table, columns.time());
        double[][] states = rows(table, columns.state());
        double[][] velocities = rows(table, columns.velocities());
        List<Trajectory> paths = new ArrayList<>();
        List<double[][]> beside = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> group : groups(table, columns).entrySet()) {
            int[] rows = group.getValue().stream().mapToInt(row -> row).toArray();
            checkRows(source, columns, group.getKey(), rows, times);
            paths.add(new Trajectory(Arrays.stream(rows).mapToDouble(row -> times[row]).toArray(), picked(states, rows)));
            if (!columns.velocities().isEmpty()) {
                beside.add(picked(velocities, rows));
            }
        }
        return new Observations(source, columns, paths, beside);
    }

    private static Map<String, List<Integer>> groups(Table table, Columns columns) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        if (table.rowCount() == 0) {
            throw new DataFileException(table.name(), 2, "there are no rows below the header");
        }
        for (int row = 0; row < table.rowCount(); row++) {
            String key = columns.trajectory() == null ? "" : table.column(columns.trajectory()).getString(row);
            groups.computeIfAbsent(key, name -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    private static void checkRows(String source, Columns columns, String key, int[] rows, double[] times) {
        String path = columns.trajectory() == null ? "the path" : "the path with " + columns.trajectory() + " = " + key;
        if (rows.length < LEAST_ROWS) {
            throw new DataFileException(source, line(rows[0]), path + " has " + (rows.length == 1 ? "one row" : rows.length + " rows")
                    + "; a path needs at least " + LEAST_ROWS + ": leave it out or measure longer");
        }
        for (int i = 1; i < rows.length; i++) {
            if (times[rows[i]] <= times[rows[i - 1]]) {
                throw new DataFileException(source, line(rows[i]), columns.time() + " = " + times[rows[i]] + " does not come after "
                        + times[rows[i - 1]] + " on " + path + ": sort the rows by time"
                        + (columns.trajectory() == null ? ", or name the column that tells one path from the next" : ""));
            }
        }
    }

    /** Line 1 is the header. */
    private static int line(int row) {
        return row + 2;
    }

    private static double[][] rows(Table table, List<String> names) {
        double[][] columns = names.stream().map(name -> numbers(table, name)).toArray(double[][]::new);
        double[][] rows = new double[table.rowCount()][names.size()];
        for (int row = 0; row < rows.length; row++) {
            for (int k = 0; k < columns.length; k++) {
                rows[row][k] = columns[k][row];
            }
        }
        return rows;
    }

    private static double[][] picked(double[][] rows, int[] which) {
        return Arrays.stream(which).mapToObj(row -> rows[row]).toArray(double[][]::new);
    }

    private static double[] numbers(Table table, String name) {
        double[] numbers = new double[table.rowCount()];
        for (int row = 0; row < numbers.length; row++) {
            String text = table.column(name).getString(row).strip();
            try {
                numbers[row] = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new DataFileException(table.name(), line(row), text.isEmpty()
                        ? name + " is empty: fill the cell or leave the row out" : name + " is \"" + text + "\", not a number");
            }
            if (!Double.isFinite(numbers[row])) {
                throw new DataFileException(table.name(), line(row), name + " is " + text + ", not a finite number: leave the row out");
            }
        }
        return numbers;
    }

    /** Returns the dimension 2n of phase space. */
    public int dimension() {
        return columns.state().size();
    }

    /** Looks for what may be wrong with the observations, and says which loss suits them. */
    public ObservationCheck check() {
        return ObservationCheck.of(this);
    }

    /**
     * Returns the states with their measured velocities in a training and a test part.
     *
     * @param trainFraction the part that is trained on: of the paths, the first; where there is one path, of its states
     * @throws IllegalArgumentException if velocities were not measured, or a part would be empty
     */
    public Dataset dataset(double trainFraction) {
        Arguments.require(!velocities.isEmpty(), "%s has no velocities: name their columns, or give a derivative, as in"
                + " dataset(Derivative.central(), %s)", source, trainFraction);
        return split(IntStream.range(0, paths.size()).mapToObj(i -> samples(i, paths.get(i).states(), velocities.get(i))).toList(),
                trainFraction);
    }

    /**
     * Returns the states with velocities by a derivative in a training and a test part.
     *
     * @param derivative how dx/dt is had from the states
     * @param trainFraction as for measured velocities
     * @throws IllegalArgumentException if a path is too short for the derivative, or a part would be empty
     */
    public Dataset dataset(Derivative derivative, double trainFraction) {
        return split(IntStream.range(0, paths.size()).mapToObj(i -> {
            Samples samples = derivative.samples(paths.get(i));
            return samples(i, samples.x(), samples.velocity());
        }).toList(), trainFraction);
    }

    private static Samples samples(int path, double[][] states, double[][] velocities) {
        int[] numbers = new int[states.length];
        Arrays.fill(numbers, path);
        return new Samples(numbers, states, velocities);
    }

    private static Dataset split(List<Samples> all, double trainFraction) {
        if (all.size() == 1) {
            Samples only = all.get(0);
            int training = training(only.size(), trainFraction, "states");
            return new Dataset(only.part(0, training), only.part(training, only.size()));
        }
        int training = training(all.size(), trainFraction, "paths");
        return new Dataset(Samples.join(all.subList(0, training)), Samples.join(all.subList(training, all.size())));
    }

    /**
     * Returns the paths in a training and a test part, for the trajectory loss.
     *
     * @param trainFraction as for measured velocities
     * @throws IllegalArgumentException if a part would be empty
     */
    public PathData paths(double trainFraction) {
        if (paths.size() == 1) {
            Trajectory only = paths.get(0);
            int training = training(only.size(), trainFraction, "states");
            return new PathData(List.of(only.part(0, training)), List.of(only.part(training, only.size())));
        }
        int training = training(paths.size(), trainFraction, "paths");
        return new PathData(paths.subList(0, training), paths.subList(training, paths.size()));
    }

    private static int training(int count, double trainFraction, String what) {
        int training = (int) Math.round(trainFraction * count);
        Arguments.require(training >= 1 && training < count,
                "trainFraction must leave at least one of %d %s on either side, not %s", count, what, trainFraction);
        return training;
    }
}
