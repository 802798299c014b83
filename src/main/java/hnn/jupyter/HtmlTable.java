package hnn.jupyter;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table as HTML: its name, its columns, and the first rows if there are many. */
final class HtmlTable {

    /** More than any table of results has; data is looked at with {@code first(n)}. */
    static final int ROWS = 150;

    private HtmlTable() {}

    static String of(Table table) {
        int shown = Math.min(table.rowCount(), ROWS);
        String rows = IntStream.range(0, shown).mapToObj(row -> row(table, row)).collect(Collectors.joining());
        String more = shown == table.rowCount() ? ""
                : String.format(Locale.ROOT, "<p>The first %d of %d rows.</p>", shown, table.rowCount());
        String head = table.columns().stream().map(column -> cell("th", column, column.name()))
                .collect(Collectors.joining("", "<tr>", "</tr>"));
        return "<table><caption>" + escaped(table.name()) + "</caption><thead>" + head + "</thead><tbody>" + rows
                + "</tbody></table>" + more;
    }

    private static String row(Table table, int row) {
        return table.columns().stream().map(column -> cell("td", column, text(column, row)))
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String cell(String tag, Column<?> column, String text) {
        String side = column.type().equals(ColumnType.STRING) ? "left" : "right";
        return "<" + tag + " style=\"white-space:nowrap;text-align:" + side + "\">" + escaped(text) + "</" + tag + ">";
    }

    private static String text(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        String printed = column.getString(row);
        if (!(column.get(row) instanceof Double number) || !Double.isFinite(number)) {
            return printed;
        }
        // Where the column has no format of its own, all digits are there, and these are too many.
        String rounded = String.format(Locale.ROOT, "%.5g", number);
        return rounded.length() < printed.length() && printed.equals(DoubleColumn.create("plain", number).getString(0))
                ? rounded : printed;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
