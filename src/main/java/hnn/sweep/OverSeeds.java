package hnn.sweep;

import hnn.Arguments;
import hnn.table.Digits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.stat.descriptive.rank.Median;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** How the results of a sweep spread over the seeds. */
final class OverSeeds {

    private static final List<String> MEASURES = List.of("median", "least", "largest");

    private OverSeeds() {}

    static Table of(Table results, Grid grid, String figure) {
        Arguments.require(results.containsColumn(figure) && results.column(figure) instanceof DoubleColumn,
                "the jobs found no number %s: the columns are %s", figure, results.columnNames());
        List<String> settings = List.copyOf(grid.settings().keySet());
        Map<List<Object>, Table> groups = new LinkedHashMap<>(); // in the order of the grid
        grid.points().forEach(point -> groups.putIfAbsent(List.copyOf(point.settings().values().values()), results.emptyCopy()));
        for (Row row : results) {
            groups.get(settings.stream().map(row::getObject).toList()).append(row);
        }
        groups.values().removeIf(Table::isEmpty);
        Table spread = results.selectColumns(settings.toArray(String[]::new)).emptyCopy();
        spread.setName(figure + " over the seeds");
        spread.addColumns(IntColumn.create("results"));
        for (String name : MEASURES) {
            spread.addColumns(DoubleColumn.create(name));
        }
        groups.forEach((values, rows) -> {
            double[] found = rows.doubleColumn(figure).asDoubleArray();
            for (int i = 0; i < values.size(); i++) {
                spread.column(i).appendObj(values.get(i));
            }
            spread.intColumn("results").append(found.length);
            spread.doubleColumn("median").append(new Median().evaluate(found));
            spread.doubleColumn("least").append(rows.doubleColumn(figure).min());
            spread.doubleColumn("largest").append(rows.doubleColumn(figure).max());
        });
        MEASURES.forEach(name -> Digits.shown(spread.doubleColumn(name)));
        return spread;
    }
}
