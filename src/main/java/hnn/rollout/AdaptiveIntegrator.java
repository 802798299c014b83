package hnn.rollout;

import hnn.phase.Field;
import hnn.phase.Trajectory;
import java.util.List;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.nonstiff.AdaptiveStepsizeIntegrator;

/**
 * A method that chooses its steps, by Hipparchus: each so that the estimated error, as a part of
 * {@code absoluteTolerance + relativeTolerance |x|} of each coordinate, has a root mean square over the coordinates of at most 1.
 */
public sealed interface AdaptiveIntegrator extends Integrator permits DormandPrince, DormandPrince853 {

    /** Steps below this part of the time span mean that the path cannot be followed: it has run into a singularity. */
    double SMALLEST_STEP = 1e-12;

    /**
     * Returns the library's integrator.
     *
     * @param smallest the step below which it gives up
     * @param largest the step above which it does not go
     */
    AdaptiveStepsizeIntegrator library(double smallest, double largest);

    @Override
    default Trajectory integrate(Field field, double[] start, double[] times) {
        Requests.check(field, start, times);
        return run(over(times[times.length - 1] - times[0]), field, start, times);
    }

    /** Returns this method with tolerances that are smaller by a factor. */
    AdaptiveIntegrator tighter(double factor);

    /**
     * {@inheritDoc}
     *
     * <p>A field that costs as much for many points as for one, see {@link Field#pointsTogether}, is followed from all starts at
     * once, with steps that suit all of them. The tolerances are smaller by the root of their number: the estimated error is a
     * root mean square over all coordinates, so that of each path stays what it is alone.
     */
    @Override
    default List<Trajectory> integrate(Field field, List<double[]> starts, double[] times) {
        Together.check(field, starts, times);
        return field.pointsTogether() == Integer.MAX_VALUE
                ? Together.integrate(tighter(Math.sqrt(starts.size())), this, field, starts, times)
                : Integrator.super.integrate(field, starts, times);
    }

    /**
     * Follows a field and watches for an event on the way, which is found within the steps.
     *
     * @param event what to watch for, and what to do there
     */
    default Trajectory integrate(Field field, double[] start, double[] times, ODEEventDetector event) {
        Requests.check(field, start, times);
        AdaptiveStepsizeIntegrator method = over(times[times.length - 1] - times[0]);
        method.addEventDetector(event);
        return run(method, field, start, times);
    }

    private AdaptiveStepsizeIntegrator over(double span) {
        return library(SMALLEST_STEP * Math.abs(span), Math.abs(span));
    }

    /** Returns the path at the times asked for; where it cannot be followed to the end, the exception keeps what there is of it. */
    private static Trajectory run(AdaptiveStepsizeIntegrator method, Field field, double[] start, double[] times) {
        var states = new SampledStates(times, start);
        method.addStepHandler(states);
        double end = times[times.length - 1];
        try {
            method.integrate(equation(field, start.length), new ODEState(times[0], start), end);
            return states.soFar();
        } catch (MathRuntimeException | StepException e) {
            double reached = method.getStepStart() == null ? times[0] : method.getStepStart().getTime();
            StepException cause = e instanceof StepException step ? step : new StepException(e.getMessage(), Double.NaN, e);
            throw new RolloutException(cause, reached, method.getCurrentSignedStepsize(), end, states.soFar());
        }
    }

    private static OrdinaryDifferentialEquation equation(Field field, int dimension) {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return dimension;
            }

            @Override
            public double[] computeDerivatives(double t, double[] x) {
                Requests.goOn();
                return Requests.velocity(field, t, x);
            }
        };
    }
}
