package hnn.analysis;

import hnn.Arguments;
import hnn.metric.Squares;
import hnn.phase.Field;
import hnn.phase.Fields;
import hnn.phase.HamiltonianField;
import hnn.phase.Trajectory;
import hnn.rollout.Integrator;
import hnn.system.HamiltonianSystem;
import hnn.table.Tables;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Rollouts of several fields from one start, as one long table: a row for each model and time.
 *
 * <p>The columns are model, t, the coordinates, then three numbers along each path: {@value #ERROR}, the mean over coordinates of
 * the squared distance to the true path; {@value #LEARNED}, the learned H less its value at the start; {@value #ENERGY}, the true
 * H.
 */
public final class Comparison {

    /** The column of coordinate errors. */
    public static final String ERROR = "coordinate MSE";
    /** The column of the learned Hamiltonian. */
    public static final String LEARNED = "learned H";
    /** The column of the true energy. */
    public static final String ENERGY = "energy";

    /** The name of a path that was recorded, and of which nobody knows how true it is. */
    public static final String RECORDING = "recording";

    private Comparison() {}

    /**
     * Rolls each field from one start.
     *
     * @param system the truth, whose path the others are measured against
     * @param learned evaluated along every path
     */
    public static Table of(HamiltonianSystem system, HamiltonianField learned, Fields fields,
            double[] start, double[] times, Integrator integrator) {
        return of(system, learned, fields, integrator.integrate(system, start, times), integrator);
    }

    /** Rolls each field from the first state of a recording, say, whose rows come first and are called "truth". */
    public static Table beside(HamiltonianSystem system, HamiltonianField learned, Fields fields, Trajectory truth,
            Integrator integrator) {
        Arguments.require(system != null, "system is null: where no true H is known, leave it out, beside(recording, ..)");
        return rows(system, learned, "truth", truth, truth).append(of(system, learned, fields, truth, integrator));
    }

    /**
     * Rolls each field from the first state of a recording of which no true H is known. Its rows come first and are called
     * "{@value #RECORDING}"; there is no column of the true H, the learned one stands for it.
     *
     * @param learned the energy of a state, for instance {@code field::hamiltonian}
     */
    public static Table beside(Trajectory recording, ToDoubleFunction<double[]> learned, Fields fields, Integrator integrator) {
        return rows(learned, RECORDING, recording, recording).append(rolled(fields, recording, integrator,
                (name, path) -> rows(learned, name, recording, path)));
    }

    private static Table of(HamiltonianSystem system, HamiltonianField learned, Fields fields, Trajectory truth,
            Integrator integrator) {
        return rolled(fields, truth, integrator, (name, path) -> rows(system, learned, name, truth, path));
    }

    private static Table rolled(
            Fields fields, Trajectory truth, Integrator integrator, BiFunction<String, Trajectory, Table> rows) {
        Table table = null;
        for (Map.Entry<String, Field> field : fields.byName().entrySet()) {
            Trajectory path = integrator.integrate(field.getValue(), truth.states()[0], truth.times());
            Table more = rows.apply(field.getKey(), path);
            table = table == null ? more : table.append(more);
        }
        return table;
    }

    private static Table rows(
            HamiltonianSystem system, HamiltonianField learned, String model, Trajectory truth, Trajectory path) {
        return rows(learned::hamiltonian, model, truth, path)
                .addColumns(DoubleColumn.create(ENERGY, path.along(system::hamiltonian)));
    }

    private static Table rows(ToDoubleFunction<double[]> learned, String model, Trajectory truth, Trajectory path) {
        Table table = Tables.of(Map.of(model, path)).setName("rollouts from one start");
        double[] error = new double[path.size()];
        Arrays.setAll(error, i -> Squares.meanDifference(truth.states()[i], path.states()[i]));
        double origin = learned.applyAsDouble(path.states()[0]);
        return table.addColumns(DoubleColumn.create(ERROR, error),
                DoubleColumn.create(LEARNED, path.along(x -> learned.applyAsDouble(x) - origin)));
    }
}
