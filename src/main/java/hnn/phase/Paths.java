package hnn.phase;

import hnn.Arguments;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Paths with names as one long table, and back: the columns model, t, q.., p.., a row for each model and time. */
public final class Paths {

    private static final String MODEL = "model";
    private static final String TIME = "t";

    private Paths() {}

    /**
     * Returns the paths below one another.
     *
     * @throws IllegalArgumentException if there is no path, or they are of different dimensions
     */
    public static Table toTable(Map<String, Trajectory> paths) {
        Arguments.require(!paths.isEmpty(), "paths is empty: give at least one");
        int dimension = paths.values().iterator().next().dimension();
        Table table = null;
        for (Map.Entry<String, Trajectory> path : paths.entrySet()) {
            Arguments.require(path.getValue().dimension() == dimension, "the path %s has %d coordinates, not %d",
                    path.getKey(), path.getValue().dimension(), dimension);
            Table rows = path.getValue().toTable();
            rows.insertColumn(0, StringColumn.create(MODEL, Collections.nCopies(path.getValue().size(), path.getKey())));
            table = table == null ? rows.setName("paths") : table.append(rows);
        }
        return table;
    }

    /**
     * Returns the paths of a long table, in the order in which their names first appear.
     *
     * @param table with the columns model, t, and the coordinates as {@link PhaseSpace#names} has them; others are left
     * @throws IllegalArgumentException if a column is missing
     */
    public static Map<String, Trajectory> of(Table table) {
        int positions = (int) table.columnNames().stream().filter(name -> name.matches("q\\d*")).count();
        Arguments.require(positions > 0, "table has no column q or q1: it has %s", table.columnNames());
        List<String> names = PhaseSpace.names(2 * positions);
        Arguments.requireColumns(table, List.of(MODEL, TIME));
        Arguments.requireColumns(table, names);
        Map<String, Trajectory> paths = new LinkedHashMap<>();
        for (String model : new LinkedHashSet<>(table.stringColumn(MODEL).asList())) {
            Table rows = table.where(table.stringColumn(MODEL).isEqualTo(model));
            double[][] states = new double[rows.rowCount()][names.size()];
            for (int i = 0; i < names.size(); i++) {
                double[] values = rows.numberColumn(names.get(i)).asDoubleArray();
                for (int k = 0; k < values.length; k++) {
                    states[k][i] = values[k];
                }
            }
            paths.put(model, new Trajectory(rows.numberColumn(TIME).asDoubleArray(), states));
        }
        return paths;
    }
}
