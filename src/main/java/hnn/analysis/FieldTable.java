package hnn.analysis;

import hnn.phase.Field;
import hnn.phase.Fields;
import hnn.rollout.FixedStep;
import hnn.rollout.RolloutException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A figure for each method and field: methods are rows, fields are columns. */
final class FieldTable {

    private static final String NONE = "–";

    private FieldTable() {}

    static Table of(String name, Fields fields, List<FixedStep> integrators, ToDoubleBiFunction<Field, FixedStep> figure) {
        Table table = Table.create(name, StringColumn.create("method",
                integrators.stream().map(integrator -> integrator.method().facts().name()).toList()));
        fields.byName().forEach((label, field) -> table.addColumns(StringColumn.create(label,
                integrators.stream().map(integrator -> cell(field, integrator, figure)).toList())));
        return table;
    }

    private static String cell(Field field, FixedStep integrator, ToDoubleBiFunction<Field, FixedStep> figure) {
        try {
            integrator.method().check(field);
        } catch (IllegalArgumentException e) {
            return NONE;
        }
        try {
            return String.format(Locale.ROOT, "%.1e", figure.applyAsDouble(field, integrator));
        } catch (RolloutException e) {
            return NONE;
        }
    }
}
