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

    /**
     * Returns the distance between a start and what it has become there and back, |x' - x|, in the units of the state.
     *
     * @param field what is followed
     * @param start where it begins, length 2n
     * @param times the way there
     * @param integrator follows it
     */
    public static double distance(Field field, double[] start, double[] times, Integrator integrator) {
        return Squares.distance(start, integrator.thereAndBack(field, start, times));
    }

    /**
     * Returns the distances for several fields and methods as a table: a row for each method, a column for each field. Where
     * a method is not for a field, or a rollout cannot be carried on, the cell says so with a dash.
     *
     * @param fields the columns
     * @param start where all begin, length 2n
     * @param times the way there
     * @param integrators the rows
     */
    public static Table table(Fields fields, double[] start, double[] times, List<FixedStep> integrators) {
        return FieldTable.of("distance to the start, there and back", fields, integrators,
                (field, integrator) -> distance(field, start, times, integrator));
    }
}
