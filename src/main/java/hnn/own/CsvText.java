package hnn.own;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import hnn.file.CheckedEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A CSV file as text, line by line, so that what is wrong in a cell can be said with its line. No line is left out but empty ones:
 * a sign for comments is none here, since a name may begin with it.
 */
final class CsvText {

    private static final int MOST_COLUMNS = 10_000;

    private final Path file;
    private final Columns columns;
    private final CsvParser parser = parser();
    private List<String> names; // null before the header
    private ObservationRows rows;

    private CsvText(Path file, Columns columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * Reads the rows of a file with a header.
     *
     * @throws DataFileException if there is no such file, it is no text, a line has more or fewer cells than the header, or the rows
     *     are no observations
     */
    static ObservationRows read(Path file, Columns columns) {
        if (!Files.isRegularFile(file)) {
            throw new DataFileException(file, "there is no such file; name a CSV file", null);
        }
        var text = new CsvText(file, columns);
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            CheckedEntry.requireRoom(3 * Files.size(file));
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                text.take(number, number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line);
                number++;
            }
        } catch (MalformedInputException e) {
            throw new DataFileException(file, "is not text in UTF-8: save it as CSV in UTF-8", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new DataFileException(file, "cannot be read: " + e.getMessage(), e);
        }
        return text.rows == null ? new ObservationRows(file.toString(), List.of(), columns) : text.rows;
    }

    private void take(int number, String line) {
        if (line.isBlank()) {
            return;
        }
        String[] cells = parser.parseLine(line);
        if (cells == null) { // nothing but control characters
            throw error(number, "there is no text in it: is the file one of text?");
        }
        if (names == null) {
            names = List.of(cells);
            requireDifferent(number);
            rows = new ObservationRows(file.toString(), names, columns);
        } else if (cells.length != names.size()) {
            throw error(number,
                    String.format(Locale.ROOT, "there are %d cells, but the header has %d, %s: is the line cut, or a comma"
                            + " too many?", cells.length, names.size(), names));
        } else {
            rows.add(number, cells);
        }
    }

    private void requireDifferent(int number) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) { // as Tablesaw, which does not tell q from Q
                throw error(number, "two columns are called \"" + name + "\"; give each column a name of its own");
            }
        }
    }

    private DataFileException error(int line, String reason) {
        return new DataFileException(file.toString(), line, reason);
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
