package hnn.own;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a table is written as text: what is between its cells, what marks decimals, and where its header is. Found out from its first
 * lines, or given.
 *
 * @param separator a tab, a semicolon, a comma, or a space for any run of spaces and tabs
 * @param decimal a point or a comma
 * @param header the line of the names, from 1; 0 where there is none
 * @param names one for each column
 */
record TextLayout(char separator, char decimal, int header, List<String> names) {

    private static final char[] SEPARATORS = {'\t', ';', ',', ' '};
    private static final Set<String> MISSING = Set.of("", "nan", "na", "n/a", "null", "none", "-", "?");
    private static final double UNLIKELY = 1e-9;
    private static final int MOST_COLUMNS = 10_000;

    /**
     * Finds out the layout.
     *
     * @param lines the first of the file
     * @param separator what is between cells; 0 to find out
     * @param decimal what marks decimals; 0 to find out
     */
    static TextLayout of(String source, List<String> lines, char separator, char decimal) {
        if (lines.stream().allMatch(String::isBlank)) {
            throw new DataFileException(source, 1, "the file is empty");
        }
        TextLayout best = null;
        double most = -1;
        for (char between : separator == 0 ? SEPARATORS : new char[] {separator}) {
            for (char mark : decimal == 0 ? new char[] {'.', ','} : new char[] {decimal}) {
                if (mark != between) {
                    var layout = new TextLayout(between, mark, 0, List.of());
                    double share = layout.share(lines);
                    if (share > most) {
                        most = share;
                        best = layout;
                    }
                }
            }
        }
        return best.withHeader(source, lines);
    }

    /** Returns how much of the lines it reads as numbers, in rows of one length of at least two cells. */
    private double share(List<String> lines) {
        List<String[]> rows = split(lines);
        int columns = usual(rows);
        if (columns < 2) { // no row of numbers: a header alone may tell
            return UNLIKELY * rows.stream().mapToInt(cells -> cells.length).max().orElse(0);
        }
        double share = 0;
        for (String[] cells : rows) {
            if (cells.length == columns) {
                share += Arrays.stream(cells).filter(cell -> isNumber(cell)).count() / (double) columns;
            }
        }
        return share / lines.size();
    }

    /** Returns how many cells most of the lines have that have a number. */
    private int usual(List<String[]> rows) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (String[] cells : rows) {
            if (Arrays.stream(cells).anyMatch(this::isNumber)) {
                counts.merge(cells.length, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(0);
    }

    private TextLayout withHeader(String source, List<String> lines) {
        List<String[]> rows = split(lines);
        int columns = usual(rows);
        int header = -1;
        for (int k = 0; k < rows.size(); k++) {
            String[] cells = rows.get(k);
            if (cells.length > 0 && Arrays.stream(cells).anyMatch(this::isNumber)) {
                break;
            }
            if (cells.length > 0 && (header < 0 || columns == 0 || cells.length == columns || lines.get(k).startsWith("%"))) {
                header = k;
            }
        }
        List<String> names = header < 0 ? List.of() : List.of(rows.get(header));
        if (header >= 0 && lines.get(header).startsWith("%")) {
            names = ofTrials(lines.get(header), columns);
        } else if (header < 0) {
            names = IntStream.rangeClosed(1, columns).mapToObj(k -> "column " + k).toList();
        }
        requireDifferent(source, header + 1, names);
        return new TextLayout(separator, decimal, header + 1, names);
    }

    /**
     * Returns the columns of Schmidt and Lipson's files, whose header names the coordinates alone: trial and time come before them, and
     * derivatives of theirs after them.
     */
    private static List<String> ofTrials(String header, int columns) {
        List<String> coordinates = List.of(header.substring(1).strip().split("\\s+"));
        List<String> names = new ArrayList<>(List.of("trial", "t"));
        Stream<String> more = Stream.iterate(coordinates, list -> list.stream().map(name -> "d" + name + "/dt").toList())
                .limit(4).flatMap(List::stream);
        names.addAll(more.limit(Math.max(columns - 2, coordinates.size())).toList());
        return names;
    }

    private static void requireDifferent(String source, int line, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) { // as Tablesaw, which does not tell q from Q
                throw new DataFileException(source, line,
                        "two columns are called \"" + name + "\"; give each column a name of its own");
            }
        }
    }

    /** Returns what cuts lines into their cells, none for a blank one. It serves one thread. */
    Function<String, String[]> splitter() {
        CsvParser parser = separator == ' ' ? null : parser();
        return line -> {
            if (line.isBlank()) {
                return new String[0];
            }
            String[] cells = parser == null ? line.strip().split("\\s+") : parser.parseLine(line);
            return cells == null ? new String[0] : cells;
        };
    }

    private List<String[]> split(List<String> lines) {
        return lines.stream().map(splitter()).toList();
    }

    private CsvParser parser() {
        var settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(separator);
        settings.getFormat().setComment('\0');
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.setMaxColumns(MOST_COLUMNS);
        settings.setMaxCharsPerColumn(-1);
        return new CsvParser(settings);
    }

    static boolean isMissing(String cell) {
        return MISSING.contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    private boolean isNumber(String cell) {
        return !Double.isNaN(number(cell));
    }

    /** Returns the number in a cell; NaN where there is none, or none that is written in this way. */
    double number(String cell) {
        String text = cell.strip();
        char other = decimal == '.' ? ',' : '.';
        if (text.isEmpty() || text.indexOf(other) >= 0 || "dDfFpPxX".indexOf(text.charAt(text.length() - 1)) >= 0) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text.replace(decimal, '.'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    @Override
    public String toString() {
        String between = switch (separator) {
            case '\t' -> "tabs";
            case ' ' -> "spaces";
            default -> "\"" + separator + "\"";
        };
        return "cells separated by " + between + ", decimals marked by \"" + decimal + "\""
                + (header == 0 ? ", no header" : ", names in line " + header);
    }
}
