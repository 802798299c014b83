package hnn.own;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Locale;
import java.util.Set;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A CSV file as text, so that what is wrong in a cell can be said with its line. No line is left out but empty ones: a sign for
 * comments is none here, since a name may begin with it.
 *
 * @param lines the line of each row, from 1
 */
record CsvText(Table table, List<Integer> lines) {

    private static final int MOST_COLUMNS = 10_000;

    /**
     * Reads a file with a header.
     *
     * @throws DataFileException if there is no such file, it is no text, or a line has more or fewer cells than the header
     */
    static CsvText read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DataFileException(file, "there is no such file; name a CSV file", null);
        }
        try {
            return of(file, Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (MalformedInputException e) {
            throw new DataFileException(file, "is not text in UTF-8: save it as CSV in UTF-8", e);
        } catch (IOException e) {
            throw new DataFileException(file, "cannot be read: " + e, e);
        }
    }

    private static CsvText of(Path file, List<String> text) {
        CsvParser parser = parser();
        List<StringColumn> columns = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        for (int number = 1; number <= text.size(); number++) {
            String line = number == 1 && text.get(0).startsWith("\ufeff") ? text.get(0).substring(1) : text.get(number - 1);
            if (line.isBlank()) {
                continue;
            }
            String[] cells = parser.parseLine(line);
            if (cells == null) { // nothing but control characters
                throw new DataFileException(file.toString(), number, "there is no text in it: is the file one of text?");
            }
            if (columns.isEmpty()) {
                columns.addAll(header(file, number, cells));
                continue;
            }
            if (cells.length != columns.size()) {
                throw new DataFileException(file.toString(), number,
                        String.format(Locale.ROOT, "there are %d cells, but the header has %d, %s:"
                                + " is the line cut, or a comma too many?", cells.length, columns.size(),
                                columns.stream().map(StringColumn::name).toList()));
            }
            for (int k = 0; k < cells.length; k++) {
                columns.get(k).append(cells[k]);
            }
            lines.add(number);
        }
        return new CsvText(Table.create(file.toString(), columns.toArray(StringColumn[]::new)), lines);
    }

    private static List<StringColumn> header(Path file, int number, String[] cells) {
        Set<String> names = new HashSet<>();
        for (String name : cells) {
            if (!names.add(name.toLowerCase(Locale.ROOT))) { // Tablesaw does not tell q from Q
                throw new DataFileException(file.toString(), number,
                        "two columns are called \"" + name + "\"; give each column a name of its own");
            }
        }
        return Arrays.stream(cells).map(StringColumn::create).toList();
    }

    private static CsvParser parser() {
        var settings = new CsvParserSettings();
        settings.getFormat().setComment('\0');
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.setMaxColumns(MOST_COLUMNS);
        settings.setMaxCharsPerColumn(-1);
        return new CsvParser(settings);
    }
}
