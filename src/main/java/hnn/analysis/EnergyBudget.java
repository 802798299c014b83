package hnn.analysis;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.system.SeparableSystem;
import java.util.Arrays;
import org.hipparchus.linear.MatrixUtils;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Where the energy of a motion with friction is, and where it went, taken apart by the two parts of the field.
 *
 * <pre>
 *   dE/dt = grad E . (J grad H + grad D)
 *
 *   E(0) = T + V + lost + model error,    lost = -integral of grad E . grad D,    model error = -integral of grad E . J grad H
 * </pre>
 *
 * E = T + V is the true energy. The true field has no model error: J grad E does no work. That of a learned one is the
 * error of the learned H. The integrals are taken by the trapezoidal rule over the path's times; what they miss shows in
 * {@link #total}, which should be constant.
 *
 * @param kinetic T
 * @param potential V
 * @param lost the energy that the gradient part has taken since the start
 * @param modelError the energy that the rotation has taken
 */
public record EnergyBudget(double[] times, double[] kinetic, double[] potential, double[] lost, double[] modelError) {

    /**
     * Takes the energy apart along a path.
     *
     * @param system the truth, whose energy is meant
     * @param rotation J grad H, of the truth or learned
     * @param gradient grad D, the friction
     * @param path a rollout of the sum of both, at times close together
     */
    public static EnergyBudget of(SeparableSystem system, Field rotation, Field gradient, Trajectory path) {
        Arguments.require(path.dimension() == system.dimension(), "the path must have the system's dimension %d, not %d",
                system.dimension(), path.dimension());
        return new EnergyBudget(path.times(), path.along(system::kinetic), path.along(system::potential),
                taken(system, gradient, path), taken(system, rotation, path));
    }

    /** Returns minus the work that a part of the field has done since the start. */
    private static double[] taken(SeparableSystem system, Field part, Trajectory path) {
        double[] taken = new double[path.size()];
        double before = 0;
        for (int i = 0; i < taken.length; i++) {
            double[] x = path.states()[i];
            double power = MatrixUtils.createRealVector(system.gradient(x))
                    .dotProduct(MatrixUtils.createRealVector(part.at(path.times()[i], x)));
            if (i > 0) {
                taken[i] = taken[i - 1] - (path.times()[i] - path.times()[i - 1]) * (before + power) / 2;
            }
            before = power;
        }
        return taken;
    }

    /** Returns the sum of all four at each time: the energy of the start, but for the error of the integrals. */
    public double[] total() {
        double[] total = new double[times.length];
        Arrays.setAll(total, i -> kinetic[i] + potential[i] + lost[i] + modelError[i]);
        return total;
    }

    /** Returns the columns t, kinetic, potential, lost, model error, total. */
    public Table toTable() {
        return Table.create("energy budget", DoubleColumn.create("t", times), DoubleColumn.create("kinetic", kinetic),
                DoubleColumn.create("potential", potential), DoubleColumn.create("lost", lost),
                DoubleColumn.create("model error", modelError), DoubleColumn.create("total", total()));
    }
}
