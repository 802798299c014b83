package hnn.analysis;

import hnn.metric.Squares;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince853;
import hnn.rollout.Integrator;
import java.util.Arrays;

/**
 * The error of a rollout taken apart: what the integrator does wrong, and what the model has learned wrong.
 *
 * <pre>
 *   whole       |model by the integrator - truth|
 *   integrator  |model by the integrator - model exactly|
 *   model       |model exactly           - truth|
 * </pre>
 *
 * Truth and "exactly" are by {@link DormandPrince853#reference}. Distances are in the units of the state.
 */
public record ErrorParts(double[] times, double[] whole, double[] integrator, double[] model) {

    /** Rolls a model with the integrator to judge and with a far tighter one, and the truth. */
    public static ErrorParts of(Field truth, Field model, double[] start, double[] times, Integrator integrator) {
        Integrator exactly = DormandPrince853.reference();
        Trajectory rollout = integrator.integrate(model, start, times);
        Trajectory exact = exactly.integrate(model, start, times);
        Trajectory path = exactly.integrate(truth, start, times);
        return new ErrorParts(times.clone(), distances(rollout, path), distances(rollout, exact), distances(exact, path));
    }

    private static double[] distances(Trajectory one, Trajectory other) {
        double[] distances = new double[one.size()];
        Arrays.setAll(distances, i -> Squares.distance(one.states()[i], other.states()[i]));
        return distances;
    }
}
