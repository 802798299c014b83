package hnn.metric;

import hnn.Arguments;
import hnn.Cores;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.rollout.Integrator;
import hnn.rollout.RolloutException;
import hnn.system.HamiltonianSystem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How far rollouts of a field are from the true paths.
 *
 * @param coordinates the mean over times and coordinates of (x - x_true)^2
 * @param conserved for each quantity that the true motion conserves, the mean over times of (C(x) - C(x_true))^2; for
 *     the energy this is the paper's metric
 */
public record RolloutError(Estimate coordinates, Map<String, Estimate> conserved) {

    /** Returns the mean over times of (H(x) - H(x_true))^2 with the true H. */
    public Estimate energy() {
        return conserved.get(HamiltonianSystem.ENERGY);
    }

    /**
     * Follows a field and the truth from the same starts, on all cores, and compares them. The estimates are over starts;
     * a rollout that cannot be carried on counts as infinitely wrong.
     */
    public static RolloutError of(
            HamiltonianSystem system, Field field, List<double[]> starts, double[] times, Integrator integrator) {
        List<Trajectory> truth = integrator.integrate(system, starts, times);
        try {
            List<Trajectory> paths = integrator.integrate(field, starts, times);
            return over(IntStream.range(0, starts.size()).mapToObj(i -> along(system, truth.get(i), paths.get(i))).toList());
        } catch (RolloutException e) { // one at least cannot be carried on: which ones?
            return over(Cores.map(truth, path -> alone(system, field, path, integrator)));
        }
    }

    private static RolloutError alone(HamiltonianSystem system, Field field, Trajectory truth, Integrator integrator) {
        try {
            return along(system, truth, integrator.integrate(field, truth.states()[0], truth.times()));
        } catch (RolloutException e) {
            return infinite(system);
        }
    }

    /** Puts errors of single paths of one system together, at least one; the estimates are over paths. */
    public static RolloutError over(List<RolloutError> each) {
        Arguments.require(!each.isEmpty(), "each is empty: give at least one error");
        Map<String, Estimate> conserved = new LinkedHashMap<>();
        for (String quantity : each.get(0).conserved().keySet()) {
            conserved.put(quantity, over(each, error -> error.conserved().get(quantity).mean()));
        }
        return new RolloutError(over(each, error -> error.coordinates().mean()), conserved);
    }

    private static Estimate over(List<RolloutError> errors, ToDoubleFunction<RolloutError> mean) {
        return Estimate.of(errors.stream().mapToDouble(mean).toArray());
    }

    /** Returns the error of a rollout that could not be carried on. */
    public static RolloutError infinite(HamiltonianSystem system) {
        Estimate infinity = Estimate.of(new double[] {Double.POSITIVE_INFINITY});
        Map<String, Estimate> conserved = new LinkedHashMap<>();
        system.conserved().keySet().forEach(quantity -> conserved.put(quantity, infinity));
        return new RolloutError(infinity, conserved);
    }

    /**
     * Compares one path with the truth; the estimates are over times.
     *
     * @throws IllegalArgumentException if the paths do not have the same times
     */
    public static RolloutError along(HamiltonianSystem system, Trajectory truth, Trajectory path) {
        Arguments.require(Arrays.equals(truth.times(), path.times()),
                "path must have the times of truth (%d from %s), not %d from %s",
                truth.size(), truth.times()[0], path.size(), path.times()[0]);
        Map<String, Estimate> conserved = new LinkedHashMap<>();
        system.conserved().forEach((quantity, value) -> conserved.put(quantity, over(truth.size(), i -> {
            double difference = value.applyAsDouble(truth.states()[i]) - value.applyAsDouble(path.states()[i]);
            return difference * difference;
        })));
        return new RolloutError(over(truth.size(),
                i -> Squares.meanDifference(truth.states()[i], path.states()[i])), conserved);
    }

    private static Estimate over(int times, IntToDoubleFunction square) {
        return Estimate.of(IntStream.range(0, times).mapToDouble(square).toArray());
    }
}
