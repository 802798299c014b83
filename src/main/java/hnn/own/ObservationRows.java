package hnn.own;

import hnn.phase.Trajectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.util.ResizableDoubleArray;

/** Rows of observed states, gathered as paths one by one, without a hold on the table. Whatever is wrong is said with its line. */
final class ObservationRows {

    private static final int MOST_NAMED = 10;

    private final String source;
    private final List<String> names;
    private final List<String> earlier; // notes
    private final Columns columns;
    private final int time;
    private final int trajectory; // -1 where all rows of a run are one path
    private final int[] state;
    private final int[] velocities;
    private final Map<String, Gathered> paths = new LinkedHashMap<>();
    private final List<Integer> missing = new ArrayList<>(); // lines
    private double origin; // of the clock

    ObservationRows(Measurements measured, Columns columns) {
        source = measured.source();
        names = measured.names();
        earlier = measured.notes();
        this.columns = columns;
        time = measured.index(columns.time());
        trajectory = columns.trajectory() == null ? -1 : measured.index(columns.trajectory());
        state = columns.state().stream().mapToInt(measured::index).toArray();
        velocities = columns.velocities().stream().mapToInt(measured::index).toArray();
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

    void add(Measurements.Run run) {
        for (int row = 0; row < run.size(); row++) {
            int line = run.lines()[row];
            double at = time(run, row);
            double[] x = numbers(run, row, state);
            double[] v = numbers(run, row, velocities);
            if (Double.isNaN(at) || hasMissing(x) || hasMissing(v)) {
                missing.add(line);
                continue;
            }
            String key = run.name() + (trajectory < 0 ? "" : word(run, row, trajectory));
            Gathered path = paths.computeIfAbsent(key, name -> new Gathered(line));
            int before = path.times.getNumElements();
            if (before > 0 && at <= path.times.getElement(before - 1)) {
                throw error(line, columns.time() + " = " + at + " does not come after " + path.times.getElement(before - 1)
                        + " on " + name(key) + ": sort the rows by time"
                        + (trajectory < 0 ? ", or name the column that tells one path from the next" : ""));
            }
            path.times.addElement(at);
            path.states.add(x);
            if (velocities.length > 0) {
                path.velocities.add(v);
            }
        }
    }

    private static String word(Measurements.Run run, int row, int column) {
        String[] words = run.words()[column];
        double number = run.columns()[column][row];
        return words != null && words[row] != null ? words[row]
                : number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private double time(Measurements.Run run, int row) {
        String[] words = run.words()[time];
        if (words == null || words[row] == null) {
            return number(run, row, time);
        }
        double seconds = Clock.seconds(words[row]);
        if (Double.isNaN(seconds)) {
            return number(run, row, time); // says what is wrong
        }
        origin = paths.isEmpty() ? seconds : origin;
        return seconds - origin;
    }

    private double[] numbers(Measurements.Run run, int row, int[] places) {
        double[] numbers = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            numbers[i] = number(run, row, places[i]);
        }
        return numbers;
    }

    private double number(Measurements.Run run, int row, int column) {
        String[] words = run.words()[column];
        if (words != null && words[row] != null) {
            throw error(run.lines()[row], names.get(column) + " is \"" + words[row] + "\", not a number");
        }
        double number = run.columns()[column][row];
        if (Double.isInfinite(number)) {
            throw error(run.lines()[row],
                    names.get(column) + " is " + number + ", not a finite number: leave the row out");
        }
        return number;
    }

    private static boolean hasMissing(double[] numbers) {
        for (double number : numbers) {
            if (Double.isNaN(number)) {
                return true;
            }
        }
        return false;
    }

    Observations observations() {
        if (paths.isEmpty()) {
            throw error(2, "there are no rows below the header" + (missing.isEmpty() ? "" : " in which all of "
                    + columns.state() + " were measured"));
        }
        List<Trajectory> all = new ArrayList<>();
        List<double[][]> rates = new ArrayList<>();
        paths.forEach((key, path) -> {
            int count = path.states.size();
            if (count < Observations.LEAST_ROWS) {
                throw error(path.firstLine, name(key) + " has " + (count == 1 ? "one row" : count + " rows")
                        + "; a path needs at least " + Observations.LEAST_ROWS + ": leave it out or measure longer");
            }
            all.add(new Trajectory(path.times.getElements(), path.states.toArray(double[][]::new)));
            if (velocities.length > 0) {
                rates.add(path.velocities.toArray(double[][]::new));
            }
        });
        List<String> notes = new ArrayList<>(earlier);
        if (!missing.isEmpty()) {
            notes.add(missing.size() + " rows left out in which something was not measured: lines "
                    + missing.subList(0, Math.min(missing.size(), MOST_NAMED))
                    + (missing.size() > MOST_NAMED ? " and more" : ""));
        }
        return new Observations(source, columns, all, rates, notes);
    }

    private String name(String key) {
        return trajectory < 0 ? key.isEmpty() ? "the path" : "the path " + key
                : "the path with " + columns.trajectory() + " = " + key;
    }

    private DataFileException error(int line, String reason) {
        return new DataFileException(source, line, reason);
    }
}
