package hnn.own;

import hnn.phase.Trajectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** A table of observed states as paths. Whatever is wrong is said with its line. */
final class ObservationTable {

    private final Table table;
    private final Columns columns;
    private final List<Integer> lines; // of each row
    private final double[] times;

    /** Takes a file's rows. */
    static ObservationTable read(Path file, Columns columns) {
        var text = CsvText.read(file);
        return new ObservationTable(text.table(), columns, text.lines());
    }

    /** Takes a table, whose lines are counted as in a file with a header. */
    ObservationTable(Table table, Columns columns) {
        this(table, columns, IntStream.range(2, table.rowCount() + 2).boxed().toList());
    }

    private ObservationTable(Table table, Columns columns, List<Integer> lines) {
        this.table = table;
        this.columns = columns;
        this.lines = lines;
        for (String name : columns.all()) {
            if (!table.columnNames().contains(name)) {
                throw error(1, "there is no column " + name + "; the columns are " + table.columnNames());
            }
        }
        times = numbers(columns.time());
    }

    Observations observations() {
        double[][] states = rows(columns.state());
        double[][] velocities = rows(columns.velocities());
        List<Trajectory> paths = new ArrayList<>();
        List<double[][]> measured = new ArrayList<>();
        groups().forEach((key, group) -> {
            int[] rows = group.stream().mapToInt(row -> row).toArray();
            checkRows(columns.trajectory() == null ? "the path" : "the path with " + columns.trajectory() + " = " + key, rows);
            paths.add(new Trajectory(Arrays.stream(rows).mapToDouble(row -> times[row]).toArray(), picked(states, rows)));
            if (!columns.velocities().isEmpty()) {
                measured.add(picked(velocities, rows));
            }
        });
        return new Observations(table.name(), columns, paths, measured);
    }

    private Map<String, List<Integer>> groups() {
        if (table.rowCount() == 0) {
            throw error(2, "there are no rows below the header");
        }
        return IntStream.range(0, table.rowCount()).boxed().collect(Collectors.groupingBy(
                row -> columns.trajectory() == null ? "" : table.column(columns.trajectory()).getString(row),
                LinkedHashMap::new, Collectors.toList()));
    }

    private void checkRows(String path, int[] rows) {
        if (rows.length < Observations.LEAST_ROWS) {
            throw error(line(rows[0]), path + " has " + (rows.length == 1 ? "one row" : rows.length + " rows")
                    + "; a path needs at least " + Observations.LEAST_ROWS + ": leave it out or measure longer");
        }
        for (int i = 1; i < rows.length; i++) {
            if (times[rows[i]] <= times[rows[i - 1]]) {
                throw error(line(rows[i]), columns.time() + " = " + times[rows[i]]
                        + " does not come after " + times[rows[i - 1]] + " on " + path + ": sort the rows by time"
                        + (columns.trajectory() == null ? ", or name the column that tells one path from the next" : ""));
            }
        }
    }

    private DataFileException error(int line, String reason) {
        return new DataFileException(table.name(), line, reason);
    }

    private int line(int row) {
        return lines.get(row);
    }

    private double[][] rows(List<String> names) {
        List<double[]> values = names.stream().map(this::numbers).toList();
        return IntStream.range(0, table.rowCount()).mapToObj(row -> values.stream().mapToDouble(column -> column[row]).toArray())
                .toArray(double[][]::new);
    }

    private static double[][] picked(double[][] rows, int[] which) {
        return Arrays.stream(which).mapToObj(row -> rows[row]).toArray(double[][]::new);
    }

    private double[] numbers(String name) {
        double[] numbers = new double[table.rowCount()];
        for (int row = 0; row < numbers.length; row++) {
            String text = table.column(name).getString(row).strip();
            try {
                numbers[row] = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw error(line(row), text.isEmpty()
                        ? name + " is empty: fill the cell or leave the row out" : name + " is \"" + text + "\", not a number");
            }
            if (!Double.isFinite(numbers[row])) {
                throw error(line(row), name + " is " + text + ", not a finite number: leave the row out");
            }
        }
        return numbers;
    }
}
