package hnn.rollout;

import hnn.phase.BatchField;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import java.util.List;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.nonstiff.AdaptiveStepsizeIntegrator;

/**
 * A method that chooses its steps, by Hipparchus: each so that the estimated error, as a part of
 * {@code absoluteTolerance + relativeTolerance |x|} of each coordinate, has a root mean square over the coordinates of at most 1.
 */
public sealed interface AdaptiveIntegrator extends Integrator permits DormandPrince, DormandPrince853 {

    /** Steps below this part of the time span mean that the path cannot be followed: it has run into a singularity. */
    double SMALLEST_STEP = 1e-12;

    /** How many starts at least are followed with the same steps. */
    int TOGETHER = 4;

    /** How many of them make good use of a call of the engine, where there are blocks for all cores. */
    int ENOUGH = 64;

    /** Returns the tolerated error as a part of a coordinate. */
    double relativeTolerance();

    /** Returns the tolerated error in the units of the state. */
    double absoluteTolerance();

    /** Returns the library's integrator with the least and the largest step and the tolerances. */
    AdaptiveStepsizeIntegrator library(double smallest, double largest, double absolute, double relative);

    @Override
    default Trajectory integrate(Field field, double[] start, double[] times) {
        return AdaptiveRun.of(over(field, start, times, 1), field, start, times);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A field that is faster at many points together is followed from some starts at once, from four up to 128, with steps
     * that suit all of them. The tolerances are smaller by the root of their number: the estimated error is a root mean square
     * over all coordinates, so that of each path stays what it is alone.
     */
    @Override
    default List<Trajectory> integrate(Field field, List<double[]> starts, double[] times) {
        Requests.check(field, starts, times);
        if (!(field instanceof BatchField)) {
            return Integrator.super.integrate(field, starts, times);
        }
        return Rollouts.inBlocks(starts, TOGETHER, ENOUGH, block -> Rollouts.together(
                (all, x, t) -> AdaptiveRun.of(over(all, x, t, Math.sqrt(block.size())), all, x, t), this, field, block, times,
                states -> List.of()));
    }

    /**
     * Follows a field and watches for an event on the way, which is found within the steps.
     *
     * @param event what to watch for, and what to do there; its time counts from the first of times
     */
    default Trajectory integrate(Field field, double[] start, double[] times, ODEEventDetector event) {
        AdaptiveStepsizeIntegrator method = over(field, start, times, 1);
        method.addEventDetector(event);
        return AdaptiveRun.of(method, field, start, times);
    }

    private AdaptiveStepsizeIntegrator over(Field field, double[] start, double[] times, double tighter) {
        Requests.check(field, start, times);
        double span = Math.abs(times[times.length - 1] - times[0]);
        return library(SMALLEST_STEP * span, span, absoluteTolerance() / tighter, relativeTolerance() / tighter);
    }
}
