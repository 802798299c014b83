package hnn.table;

import hnn.Arguments;
import hnn.data.Samples;
import hnn.phase.PhaseSpace;
import hnn.phase.Trajectory;
import hnn.rollout.MethodFacts;
import hnn.rollout.StepMethod;
import hnn.training.History;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.hipparchus.linear.MatrixUtils;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What the core has, as Tablesaw's tables. */
public final class Tables {

    private static final String MODEL = "model";
    private static final String TIME = "t";

    private Tables() {}

    /** Returns a path as a table with the columns t, q.., p..; its warnings are in the title. */
    public static Table of(Trajectory path) {
        Table table = Table.create(path.warnings().isEmpty() ? "trajectory" : "trajectory: " + String.join("; ", path.warnings()),
                DoubleColumn.create(TIME, path.times()));
        addCoordinates(table, "", path.states(), "");
        return table;
    }

    /** Returns samples as a table with the columns trajectory, q.., p.., dq/dt.., dp/dt... */
    public static Table of(Samples samples) {
        Table table = Table.create("samples", IntColumn.create("trajectory", samples.trajectory()));
        addCoordinates(table, "", samples.x(), "");
        addCoordinates(table, "d", samples.velocity(), "/dt");
        return table;
    }

    private static void addCoordinates(Table table, String before, double[][] rows, String after) {
        List<String> names = PhaseSpace.names(rows[0].length);
        double[][] coordinates = transposed(rows);
        for (int i = 0; i < names.size(); i++) {
            table.addColumns(DoubleColumn.create(before + names.get(i) + after, coordinates[i]));
        }
    }

    private static double[][] transposed(double[][] rows) {
        return MatrixUtils.createRealMatrix(rows).transpose().getData();
    }

    /** Returns the losses along a training as a table. */
    public static Table of(History history) {
        Table table = Table.create(history.name());
        history.columns().forEach(column -> table.addColumns(column.equals("step")
                ? IntColumn.create(column, Arrays.stream(history.column(column)).mapToInt(step -> (int) step).toArray())
                : DoubleColumn.create(column, history.column(column))));
        return table;
    }

    /** Returns what is known of methods: a row each with name, order, symplectic, reversible, takes, source. */
    public static Table of(List<StepMethod> methods) {
        List<MethodFacts> facts = methods.stream().map(StepMethod::facts).toList();
        return Table.create("integrators", StringColumn.create("method", facts.stream().map(MethodFacts::name).toList()),
                IntColumn.create("order", facts.stream().mapToInt(MethodFacts::order).toArray()),
                BooleanColumn.create("symplectic", facts.stream().map(MethodFacts::symplectic).toList()),
                BooleanColumn.create("reversible", facts.stream().map(MethodFacts::reversible).toList()),
                StringColumn.create("takes", facts.stream().map(fact -> fact.takes().toString()).toList()),
                StringColumn.create("source", facts.stream().map(MethodFacts::source).toList()));
    }

    /** Returns paths of one dimension below one another: the columns model, t, q.., p.., a row for each model and time. */
    public static Table of(Map<String, Trajectory> paths) {
        Arguments.require(!paths.isEmpty(), "paths is empty: give at least one");
        int dimension = paths.values().iterator().next().dimension();
        Table table = null;
        for (Map.Entry<String, Trajectory> path : paths.entrySet()) {
            Arguments.require(path.getValue().dimension() == dimension, "the path %s has %d coordinates, not %d",
                    path.getKey(), path.getValue().dimension(), dimension);
            Table rows = of(path.getValue());
            rows.insertColumn(0, StringColumn.create(MODEL, Collections.nCopies(path.getValue().size(), path.getKey())));
            table = table == null ? rows.setName("paths") : table.append(rows);
        }
        return table;
    }

    /** Returns the paths of a table with the columns model, t, and {@link PhaseSpace#names}, in the order of their first rows. */
    public static Map<String, Trajectory> paths(Table table) {
        int positions = (int) table.columnNames().stream().filter(name -> name.matches("q\\d*")).count();
        Arguments.require(positions > 0, "table has no column q or q1: it has %s", table.columnNames());
        List<String> names = PhaseSpace.names(2 * positions);
        requireColumns(table, List.of(MODEL, TIME));
        requireColumns(table, names);
        Map<String, Trajectory> paths = new LinkedHashMap<>();
        for (String model : new LinkedHashSet<>(table.stringColumn(MODEL).asList())) {
            Table rows = table.where(table.stringColumn(MODEL).isEqualTo(model));
            double[][] coordinates = names.stream().map(name -> rows.numberColumn(name).asDoubleArray()).toArray(double[][]::new);
            paths.put(model, new Trajectory(rows.numberColumn(TIME).asDoubleArray(), transposed(coordinates)));
        }
        return paths;
    }

    /** Fails, naming the first that is missing, unless a table has columns. */
    public static void requireColumns(Table table, List<String> names) {
        for (String name : names) {
            Arguments.require(table.containsColumn(name), "table has no column %s: it has %s", name, table.columnNames());
        }
    }
}
