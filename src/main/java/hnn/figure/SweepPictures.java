package hnn.figure;

import hnn.figure.Panel.Scale;
import hnn.sweep.Grid;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The results of a sweep as a picture, whatever its settings are. */
public final class SweepPictures {

    private SweepPictures() {}

    /**
     * Draws the first number that the jobs found over the first setting that is a number, by the first setting that is a text, over
     * the seeds as {@link Pictures#bands}: logarithmic where all is above 0.
     *
     * @param results as {@link hnn.sweep.Jobs#results} returns them
     * @return nothing where there are no such columns, or no finite number yet
     */
    public static Optional<Figure> bands(Table results) {
        int seed = results.columnNames().indexOf(Grid.SEED);
        Optional<String> x = first(results, 0, seed, DoubleColumn.class);
        Optional<String> y = first(results, seed + 1, results.columnCount(), DoubleColumn.class);
        if (x.isEmpty() || y.isEmpty()) {
            return Optional.empty();
        }
        Table finite =
                results.where(results.doubleColumn(y.get()).eval((DoublePredicate) Double::isFinite));
        if (finite.isEmpty()) {
            return Optional.empty();
        }
        String by = first(results, 0, seed, StringColumn.class).orElse("all jobs");
        if (!finite.containsColumn(by)) {
            String[] names = new String[finite.rowCount()];
            Arrays.fill(names, by);
            finite.addColumns(StringColumn.create(by, names));
        }
        Scale scale = finite.doubleColumn(y.get()).min() > 0 ? Scale.LOGARITHMIC : Scale.LINEAR;
        String title = y.get().substring(0, 1).toUpperCase(Locale.ROOT) + y.get().substring(1) + " over " + x.get();
        return Optional.of(Pictures.bands(title, finite.sortOn(x.get()), x.get(), y.get(), by, scale));
    }

    private static Optional<String> first(Table table, int from, int to, Class<? extends Column<?>> type) {
        List<String> names = table.columnNames();
        return names.subList(from, to).stream().filter(name -> type.isInstance(table.column(name))).findFirst();
    }
}
