package hnn.own;

import hnn.phase.Trajectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.util.ResizableDoubleArray;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Rows of observed states, gathered as paths one by one. Whatever is wrong is said with its line. */
final class ObservationRows {

    private final String source;
    private final Columns columns;
    private final int time;
    private final int trajectory; // -1 where all rows are one path
    private final int[] state;
    private final int[] velocities;
    private final Map<String, Gathered> paths = new LinkedHashMap<>();

    /**
     * Begins without a row.
     *
     * @param names those in the header
     */
    ObservationRows(String source, List<String> names, Columns columns) {
        this.source = source;
        this.columns = columns;
        for (String name : columns.all()) {
            if (!names.contains(name)) {
                throw error(1, "there is no column " + name + "; the columns are " + names);
            }
        }
        time = names.indexOf(columns.time());
        trajectory = columns.trajectory() == null ? -1 : names.indexOf(columns.trajectory());
        state = columns.state().stream().mapToInt(names::indexOf).toArray();
        velocities = columns.velocities().stream().mapToInt(names::indexOf).toArray();
    }

    /** Takes a table, whose lines are counted as in a file with a header. */
    static ObservationRows of(Table table, Columns columns) {
        var rows = new ObservationRows(table.name(), table.columnNames(), columns);
        List<Column<?>> all = table.columns();
        for (int row = 0; row < table.rowCount(); row++) {
            int number = row;
            rows.add(row + 2, all.stream().map(column -> column.getString(number)).toArray(String[]::new));
        }
        return rows;
    }

    /** One path so far. */
    private static final class Gathered {

        private final int firstLine;
        private final ResizableDoubleArray times = new ResizableDoubleArray();
        private final List<double[]> states = new ArrayList<>();
        private final List<double[]> velocities = new ArrayList<>();

        Gathered(int firstLine) {
            this.firstLine = firstLine;
        }
    }

    void add(int line, String[] cells) {
        String key = trajectory < 0 ? "" : cells[trajectory];
        Gathered path = paths.computeIfAbsent(key, name -> new Gathered(line));
        double at = number(line, columns.time(), cells[time]);
        int before = path.times.getNumElements();
        if (before > 0 && at <= path.times.getElement(before - 1)) {
            throw error(line, columns.time() + " = " + at + " does not come after " + path.times.getElement(before - 1) + " on "
                    + name(key) + ": sort the rows by time"
                    + (trajectory < 0 ? ", or name the column that tells one path from the next" : ""));
        }
        path.times.addElement(at);
        path.states.add(numbers(line, columns.state(), state, cells));
        if (velocities.length > 0) {
            path.velocities.add(numbers(line, columns.velocities(), velocities, cells));
        }
    }

    Observations observations() {
        if (paths.isEmpty()) {
            throw error(2, "there are no rows below the header");
        }
        List<Trajectory> all = new ArrayList<>();
        List<double[][]> measured = new ArrayList<>();
        paths.forEach((key, path) -> {
            int count = path.states.size();
            if (count < Observations.LEAST_ROWS) {
                throw error(path.firstLine, name(key) + " has " + (count == 1 ? "one row" : count + " rows")
                        + "; a path needs at least " + Observations.LEAST_ROWS + ": leave it out or measure longer");
            }
            all.add(new Trajectory(path.times.getElements(), path.states.toArray(double[][]::new)));
            if (velocities.length > 0) {
                measured.add(path.velocities.toArray(double[][]::new));
            }
        });
        return new Observations(source, columns, all, measured);
    }

    private String name(String key) {
        return trajectory < 0 ? "the path" : "the path with " + columns.trajectory() + " = " + key;
    }

    private double[] numbers(int line, List<String> names, int[] places, String[] cells) {
        double[] numbers = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            numbers[i] = number(line, names.get(i), cells[places[i]]);
        }
        return numbers;
    }

    private double number(int line, String name, String cell) {
        String text = cell.strip();
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw error(line, text.isEmpty()
                    ? name + " is empty: fill the cell or leave the row out" : name + " is \"" + text + "\", not a number");
        }
        if (!Double.isFinite(number)) {
            throw error(line, name + " is " + text + ", not a finite number: leave the row out");
        }
        return number;
    }

    private DataFileException error(int line, String reason) {
        return new DataFileException(source, line, reason);
    }
}
