package hnn.own;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.util.ResizableDoubleArray;

/** Rows of a table, gathered one by one. */
final class MeasurementRows {

    private final List<ResizableDoubleArray> numbers;
    private final List<List<String>> words; // of a column; null where all are numbers or missing
    private int[] lines = new int[16];
    private int size;

    MeasurementRows(int columns) {
        numbers = IntStream.range(0, columns).mapToObj(k -> new ResizableDoubleArray()).toList();
        words = new ArrayList<>(IntStream.range(0, columns).mapToObj(k -> (List<String>) null).toList());
    }

    /** Adds a cell's number, or its words where it is none. */
    void add(int column, double number, String cell) {
        List<String> known = words.get(column);
        boolean isWord = Double.isNaN(number) && !TextLayout.isMissing(cell);
        if (isWord && known == null) {
            known = new ArrayList<>();
            words.set(column, known);
        }
        if (known != null) {
            while (known.size() < size) {
                known.add(null);
            }
            known.add(isWord ? cell.strip() : null);
        }
        numbers.get(column).addElement(number);
    }

    void end(int line) {
        lines = size == lines.length ? Arrays.copyOf(lines, 2 * size) : lines;
        lines[size++] = line;
    }

    Measurements.Run run(String name) {
        for (List<String> column : words) {
            while (column != null && column.size() < size) {
                column.add(null);
            }
        }
        return new Measurements.Run(name, Arrays.copyOf(lines, size),
                numbers.stream().map(ResizableDoubleArray::getElements).toArray(double[][]::new),
                words.stream().map(column -> column == null ? null : column.toArray(String[]::new)).toArray(String[][]::new));
    }
}
