package hnn.own;

import hnn.Arguments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * A table as a phone, a tracker or a laboratory writes it, before it is known what its columns are. Each call gives a new one, and
 * leaves a note of what it did, which {@link Observations#check} shows.
 *
 * <pre>{@code
 * Observations swing = Measurements.read(Path.of("tracker.txt"))    // separator, decimals and header are found out
 *         .angle("x", "y", "angle")                                 // of a marker on a circle, from straight down
 *         .observations(Columns.of("t", List.of("angle")));         // positions alone
 * }</pre>
 *
 * <p>A column is named as in the header, with or without the unit there: "angle" for "Angle (deg)", as long as that is one column.
 *
 * @param source where it comes from, for titles and messages
 * @param names of the columns
 * @param runs one or several
 * @param notes what was done so far, a sentence each
 */
public record Measurements(String source, List<String> names, List<Run> runs, List<String> notes) {

    public Measurements {
        names = List.copyOf(names);
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }

    /**
     * What was measured in one go.
     *
     * @param name empty where there is one run
     * @param lines of the file, for messages
     * @param columns numbers, NaN where there is none
     * @param words of each column, null where all cells are numbers or missing
     */
    public record Run(String name, int[] lines, double[][] columns, String[][] words) {

        int size() {
            return lines.length;
        }
    }

    /**
     * Reads text with a table: cells separated by tabs, semicolons, commas or spaces; decimals with a point or a comma; a title,
     * comments or nothing above the header; empty cells, NaN and the like where nothing was measured. How it was read is the first
     * note. The names of Schmidt and Lipson's files are trial, t, those in the header, and their derivatives, as in do/dt.
     *
     * @param files one run each
     * @throws DataFileException if a file cannot be read, a row has too many cells or too few, or files have different columns
     */
    public static Measurements read(Path... files) {
        return read((char) 0, (char) 0, files);
    }

    /**
     * Reads text of a known layout.
     *
     * @param separator what is between cells: {@code '\t'}, {@code ';'}, {@code ','}, or a space for any run of spaces
     * @param decimal what marks decimals: a point or a comma
     */
    public static Measurements read(char separator, char decimal, Path... files) {
        Arguments.require(files.length > 0, "files is empty: name at least one");
        List<Measurements> each = Arrays.stream(files).map(file -> MeasurementText.read(file, separator, decimal)).toList();
        Measurements first = each.get(0);
        if (files.length == 1) {
            return first;
        }
        List<Run> runs = new ArrayList<>();
        for (int k = 0; k < files.length; k++) {
            if (!each.get(k).names.equals(first.names)) {
                throw new DataFileException(files[k],
                        "has the columns " + each.get(k).names + ", but " + files[0] + " has " + first.names, null);
            }
            Run run = each.get(k).runs.get(0);
            runs.add(new Run(String.valueOf(files[k].getFileName()), run.lines, run.columns, run.words));
        }
        return new Measurements(first.source + " and " + (files.length - 1) + " more", first.names, runs, first.notes);
    }

    /** Takes a table's rows; a message counts them as the lines of a file with a header. */
    public static Measurements of(Table table) {
        var rows = new MeasurementRows(table.columnCount());
        var layout = new TextLayout(',', '.', 1, table.columnNames());
        for (int row = 0; row < table.rowCount(); row++) {
            for (int k = 0; k < table.columnCount(); k++) {
                String cell = table.column(k).getString(row);
                rows.add(k, layout.number(cell), cell);
            }
            rows.end(row + 2);
        }
        return new Measurements(table.name(), table.columnNames(), List.of(rows.run("")), List.of());
    }

    /** Returns the column of a name, or of the one name that is the same but for a unit and capitals. */
    int index(String name) {
        if (names.contains(name)) {
            return names.indexOf(name);
        }
        List<String> like = names.stream().filter(other -> Unit.plainName(other).equalsIgnoreCase(Unit.plainName(name))).toList();
        if (like.size() == 1) {
            return names.indexOf(like.get(0));
        }
        throw new DataFileException(source, runs.get(0).lines.length == 0 ? 1 : Math.max(1, runs.get(0).lines[0] - 1),
                (like.isEmpty() ? "there is no column " + name
                        : "there are " + like.size() + " columns like " + name + ", " + like)
                        + "; the columns are " + names);
    }

    private Measurements noted(List<String> newNames, List<Run> newRuns, String note, Object... values) {
        return new Measurements(source, newNames, newRuns,
                Stream.concat(notes.stream(), Stream.of(String.format(Locale.ROOT, note, values))).toList());
    }

    /** Returns the runs with one column more, or in place of that of its name. */
    private Measurements with(String name, Function<Run, double[]> made, String note, Object... values) {
        List<String> more = names.contains(name) ? names : Stream.concat(names.stream(), Stream.of(name)).toList();
        int at = more.indexOf(name);
        return noted(more, runs.stream().map(run -> {
            double[][] columns = Arrays.copyOf(run.columns, more.size());
            String[][] words = Arrays.copyOf(run.words, more.size());
            columns[at] = made.apply(run);
            words[at] = null;
            return new Run(run.name, run.lines, columns, words);
        }).toList(), note, values);
    }

    private Measurements changed(String name, UnaryOperator<double[]> change, String note, Object... values) {
        int at = index(name);
        return with(names.get(at), run -> change.apply(run.columns[at]), note, values);
    }

    /** Takes columns of degrees, or degrees a second, and gives them in radians. */
    public Measurements degrees(String... columns) {
        Measurements all = this;
        for (String name : columns) {
            all = all.changed(name, numbers -> Arrays.stream(numbers).map(Math::toRadians).toArray(), "%s: degrees to radians",
                    name);
        }
        return all;
    }

    /**
     * Gives columns in SI units, by the units in their names, as in "Angle (deg)" or "x [mm]".
     *
     * @throws IllegalArgumentException if a name has no unit, or one that is not known
     */
    public Measurements inSi(String... columns) {
        Measurements all = this;
        for (String name : columns) {
            String full = names.get(index(name));
            Unit unit = Unit.of(full);
            all = unit.factor() == 1 ? all
                    : all.changed(full, numbers -> Arrays.stream(numbers).map(number -> unit.factor() * number).toArray(),
                            "%s: in %s", full, unit.si());
        }
        return all;
    }

    /** Undoes the folding of angles in radians into 2 pi: a step of more than pi from one row to the next is a turn. */
    public Measurements unwrapped(String... columns) {
        Measurements all = this;
        for (String name : columns) {
            int at = index(name);
            int turns = runs.stream().mapToInt(run -> Wraps.count(run.columns[at], 2 * Math.PI)).sum();
            all = all.changed(name, numbers -> Wraps.undone(numbers, 2 * Math.PI), "%s: %d wraps undone", name, turns);
        }
        return all;
    }

    /**
     * Adds the angle of a marker on a circle, in radians from straight down, counterclockwise: a circle is fitted to its coordinates.
     *
     * @param x to the right
     * @param y up
     * @param name of the new column
     */
    public Measurements angle(String x, String y, String name) {
        int atX = index(x);
        int atY = index(y);
        Circle circle = Circle.fitted(runs.stream().map(run -> run.columns[atX]).toList(),
                runs.stream().map(run -> run.columns[atY]).toList());
        return with(name, run -> Wraps.undone(circle.angles(run.columns[atX], run.columns[atY]), 2 * Math.PI),
                "%s: the angle of (%s, %s) on %s", name, x, y, circle);
    }

    /**
     * Adds the integral of a rate over time, by trapezoids; its mean over each run is 0. A constant error of the rate makes it drift.
     *
     * @param name of the new column
     */
    public Measurements integrated(String time, String rate, String name) {
        int atTime = index(time);
        int atRate = index(rate);
        return with(name, run -> Smoothing.integral(run.columns[atTime], run.columns[atRate]),
                "%s: the integral of %s, with a mean of 0", name, rate);
    }

    /** Takes the mean of each run from columns: an angle whose zero is not known, or a rate that a sensor shifts. */
    public Measurements centered(String... columns) {
        Measurements all = this;
        for (String name : columns) {
            int at = index(name);
            double mean = Arrays.stream(runs.get(0).columns[at]).filter(Double::isFinite).average().orElse(0);
            all = all.changed(name, numbers -> {
                double own = Arrays.stream(numbers).filter(Double::isFinite).average().orElse(0);
                return Arrays.stream(numbers).map(number -> number - own).toArray();
            }, "%s: the mean taken off, %.4g in the first run", name, mean);
        }
        return all;
    }

    /**
     * Gives all columns at even times, by parabolas fitted to so many rows around each time, which smooths as well; the note says by how
     * much.
     *
     * @param time the column of the times
     * @param spacing between two of the new rows, in its units
     * @param window rows in each fit, at least 3
     */
    public Measurements resampled(String time, double spacing, int window) {
        Arguments.positive("spacing", spacing);
        Arguments.atLeast("window", 3, window);
        int at = index(time);
        List<String> said = new ArrayList<>();
        List<Run> even = runs.stream().map(run -> Smoothing.resampled(run, at, spacing, window, names, said)).toList();
        return noted(names, even, "resampled every %s by parabolas through %d rows, which took off: %s", spacing, window,
                String.join(", ", said.stream().distinct().toList()));
    }

    /** Returns the rows of which a column is from one number up to another. */
    public Measurements between(String column, double from, double to) {
        int at = index(column);
        return where(run -> IntStream.range(0, run.size()).filter(k -> run.columns[at][k] >= from && run.columns[at][k] <= to),
                "rows with %s from %s to %s", column, from, to);
    }

    /** Returns the rows but those of some lines of the file. */
    public Measurements withoutLines(int... lines) {
        return where(run -> IntStream.range(0, run.size())
                .filter(k -> Arrays.stream(lines).noneMatch(line -> line == run.lines[k])),
                "left out: lines %s", Arrays.stream(lines).mapToObj(String::valueOf).collect(Collectors.joining(", ")));
    }

    private Measurements where(Function<Run, IntStream> rows, String note, Object... values) {
        return noted(names, runs.stream().map(run -> {
            int[] kept = rows.apply(run).toArray();
            return new Run(run.name, Arrays.stream(kept).map(k -> run.lines[k]).toArray(),
                    Arrays.stream(run.columns).map(column -> Arrays.stream(kept).mapToDouble(k -> column[k]).toArray())
                            .toArray(double[][]::new),
                    Arrays.stream(run.words).map(column -> column == null ? null
                            : Arrays.stream(kept).mapToObj(k -> column[k]).toArray(String[]::new)).toArray(String[][]::new));
        }).toList(), note, values);
    }

    /**
     * Says which columns are what.
     *
     * <p>A row in which one of these was not measured is left out, with a note. Times may be a date and a time of day, then they count
     * from the first.
     *
     * @throws DataFileException if a column is missing, something is no number, the times of a path do not rise, or a path has too few
     *     rows; the message says where, and the fix
     */
    public Observations observations(Columns columns) {
        return gathered(columns).observations();
    }

    /** Gathers the paths, so that this table can be given up before they are copied. */
    ObservationRows gathered(Columns columns) {
        var rows = new ObservationRows(this, columns);
        runs.forEach(rows::add);
        return rows;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %d rows in %d runs of %s; %s", source, runs.stream().mapToInt(Run::size).sum(),
                runs.size(), names, String.join("; ", notes));
    }
}
