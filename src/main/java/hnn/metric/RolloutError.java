package hnn.metric;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.rollout.Integrator;
import hnn.system.HamiltonianSystem;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How far rollouts of a field are from the true paths.
 *
 * @param coordinates the mean over times and coordinates of (x - x_true)^2, over starts
 * @param energy the mean over times of (H(x) - H(x_true))^2 with the true H, over starts: the paper's energy metric
 */
public record RolloutError(Estimate coordinates, Estimate energy) {

    /**
     * Rolls a field and the truth from the same starts, on all cores, and compares them.
     *
     * @param system the truth
     * @param field the field to judge
     * @param starts states to begin from
     * @param times the times to compare at
     * @param integrator follows both
     */
    public static RolloutError of(
            HamiltonianSystem system, Field field, List<double[]> starts, double[] times, Integrator integrator) {
        Arguments.require(!starts.isEmpty(), "starts is empty: give at least one state");
        double[] coordinates = new double[starts.size()];
        double[] energies = new double[starts.size()];
        IntStream.range(0, starts.size()).parallel().forEach(i -> {
            Trajectory truth = integrator.integrate(system, starts.get(i), times);
            Trajectory path = integrator.integrate(field, starts.get(i), times);
            coordinates[i] = coordinateError(truth, path);
            energies[i] = energyError(system::hamiltonian, truth, path);
        });
        return new RolloutError(Estimate.of(coordinates), Estimate.of(energies));
    }

    /** Returns the mean over times and coordinates of the squared distance between two paths. */
    public static double coordinateError(Trajectory truth, Trajectory path) {
        checkTimes(truth, path);
        double sum = 0;
        for (int i = 0; i < truth.size(); i++) {
            sum += Squares.meanDifference(truth.states()[i], path.states()[i]);
        }
        return sum / truth.size();
    }

    /** Returns the mean over times of the squared difference in energy between two paths. */
    public static double energyError(ToDoubleFunction<double[]> energy, Trajectory truth, Trajectory path) {
        checkTimes(truth, path);
        return Squares.meanDifference(truth.along(energy), path.along(energy));
    }

    private static void checkTimes(Trajectory truth, Trajectory path) {
        Arguments.require(Arrays.equals(truth.times(), path.times()),
                "path must have the times of truth (%d from %s), not %d from %s",
                truth.size(), truth.times()[0], path.size(), path.times()[0]);
    }
}
