package hnn.table;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;

/** How a table shows numbers whose size is not known beforehand. */
public final class Digits {

    private static final double SMALLEST = 1e-2;
    private static final double LARGEST = 1e6;

    private Digits() {}

    /** Has a column shown with powers of ten where it has numbers below 0.01 or from a million on; returns it. */
    public static DoubleColumn shown(DoubleColumn column) {
        boolean powers = Arrays.stream(column.asDoubleArray()).map(Math::abs)
                .anyMatch(size -> size != 0 && Double.isFinite(size) && (size < SMALLEST || size >= LARGEST));
        column.setPrintFormatter(
                new DecimalFormat(powers ? "0.00E0" : "0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)), "");
        return column;
    }
}
