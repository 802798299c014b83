package hnn.own;

import hnn.file.CheckedEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Reads a table of numbers from text; see {@link Measurements#read}. */
final class MeasurementText {

    /** So many lines tell the layout. */
    private static final int FIRST = 200;

    private MeasurementText() {}

    static Measurements read(Path file, char separator, char decimal) {
        if (!Files.isRegularFile(file)) {
            throw new DataFileException(file, "there is no such file; name a CSV file, or another text with a table", null);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return read(file.toString(), stream, Files.size(file), separator, decimal);
        } catch (MalformedInputException e) {
            throw new DataFileException(file, "is not text in UTF-8: save it as text in UTF-8", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new DataFileException(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads a stream to its end; the source is named in messages. */
    static Measurements read(String source, InputStream stream, long size, char separator, char decimal) throws IOException {
        CheckedEntry.requireRoom(3 * size);
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder(); // wrong bytes are said, not replaced
        var lines = new BufferedReader(new InputStreamReader(stream, strict));
        List<String> first = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = first.size() < FIRST ? lines.readLine() : null) {
            first.add(first.isEmpty() && line.startsWith("\ufeff") ? line.substring(1) : line);
        }
        TextLayout layout = TextLayout.of(source, first, separator, decimal);
        var rows = new MeasurementRows(layout.names().size());
        Function<String, String[]> splitter = layout.splitter();
        int number = 1;
        for (String line : first) {
            add(source, layout, splitter, rows, number++, line);
        }
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            add(source, layout, splitter, rows, number++, line);
        }
        return new Measurements(source, layout.names(), List.of(rows.run("")), List.of(layout.toString()));
    }

    private static void add(String source, TextLayout layout, Function<String, String[]> splitter, MeasurementRows rows,
            int number, String line) {
        if (number <= layout.header() || line.isBlank() || (line.startsWith("#") && number > 1)) {
            return;
        }
        String[] cells = splitter.apply(line);
        int columns = layout.names().size();
        if (cells.length != columns) {
            throw new DataFileException(source, number, String.format(Locale.ROOT,
                    "there are %d cells, but %d names, %s: is the line cut, or a comma too many, or are commas both between cells and in"
                            + " decimals?",
                    cells.length, columns, layout.names()));
        }
        for (int k = 0; k < columns; k++) {
            rows.add(k, layout.number(cells[k]), cells[k]);
        }
        rows.end(number);
    }
}
