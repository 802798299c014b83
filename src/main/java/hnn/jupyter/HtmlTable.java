package hnn.jupyter;

import hnn.table.TableText;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        return table.columns().stream().map(column -> cell("td", column, TableText.cell(column, row)))
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String cell(String tag, Column<?> column, String text) {
        String side = TableText.isText(column) ? "left" : "right";
        return "<" + tag + " style=\"white-space:nowrap;text-align:" + side + "\">" + escaped(text) + "</" + tag + ">";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
