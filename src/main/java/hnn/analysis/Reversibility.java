package hnn.analysis;

import hnn.metric.Squares;
import hnn.phase.Field;
import hnn.phase.Fields;
import hnn.rollout.FixedStep;
import hnn.rollout.Integrator;
import java.util.List;
import tech.tablesaw.api.Table;

/** Whether a rollout can be undone: forward, then back to the start. */
public final class Reversibility {

    private Reversibility() {}

    /** Returns the distance between a start and what it has become there and back, |x' - x|, in the units of the state. */
    public static double distance(Field field, double[] start, double[] times, Integrator integrator) {
        return Squares.distance(start, integrator.thereAndBack(field, start, times));
    }

    /** Returns the distances, a row for each method and a column for each field; a dash where a method cannot follow a field. */
    public static Table table(Fields fields, double[] start, double[] times, List<FixedStep> integrators) {
        return FieldTable.of("distance to the start, there and back", fields, integrators,
                (field, integrator) -> distance(field, start, times, integrator));
    }
}
