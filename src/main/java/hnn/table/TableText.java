package hnn.table;

import java.io.StringWriter;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables as text for other programs: CSV, Markdown, LaTeX. */
public final class TableText {

    private TableText() {}

    /** Returns the table with all digits of its numbers, columns separated by commas. */
    public static String csv(Table table) {
        var text = new StringWriter();
        table.write().csv(text);
        return text.toString();
    }

    /** Returns the table for a README; a bar in a cell is escaped. */
    public static String markdown(Table table) {
        UnaryOperator<String> escaped = cell -> cell.replace("|", "\\|");
        String sides = table.columns().stream().map(column -> "---").collect(Collectors.joining(" | ", "| ", " |\n"));
        return names(table, escaped, "| ", " | ", " |\n") + sides + rows(table, escaped, "| ", " | ", " |\n");
    }

    /** Returns the table as a tabular, numbers to the right, which needs no package; what means something to LaTeX is escaped. */
    public static String latex(Table table) {
        String sides = table.columns().stream().map(column -> isText(column) ? "l" : "r").collect(Collectors.joining());
        return "\\begin{tabular}{" + sides + "}\n\\hline\n" + names(table, TableText::forLatex, "", " & ", " \\\\\n")
                + "\\hline\n"
                + rows(table, TableText::forLatex, "", " & ", " \\\\\n") + "\\hline\n\\end{tabular}\n";
    }

    private static String forLatex(String cell) {
        return cell.replace("\\", "\\textbackslash ").replaceAll("([&%$#_{}])", "\\\\$1").replace("~", "\\textasciitilde ")
                .replace("^", "\\textasciicircum ").replace("−", "$-$").replace("×", "$\\times$").replace("±", "$\\pm$");
    }

    private static String names(Table table, UnaryOperator<String> escaped, String before, String between, String after) {
        return table.columnNames().stream().map(escaped).collect(Collectors.joining(between, before, after));
    }

    private static String rows(Table table, UnaryOperator<String> escaped, String before, String between, String after) {
        return IntStream.range(0, table.rowCount()).mapToObj(row -> table.columns().stream()
                .map(column -> escaped.apply(cell(column, row))).collect(Collectors.joining(between, before, after)))
                .collect(Collectors.joining());
    }

    /** Tells whether a column is of words, which begin on the left. */
    public static boolean isText(Column<?> column) {
        return column.type().equals(ColumnType.STRING);
    }

    /** Returns a cell as a reader sees it: empty where it is missing, a number to five digits unless its column has a format. */
    public static String cell(Column<?> column, int row) {
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
}
