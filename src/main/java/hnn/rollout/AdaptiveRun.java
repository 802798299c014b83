package hnn.rollout;

import hnn.phase.Field;
import hnn.phase.Trajectory;
import java.util.Arrays;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.AdaptiveStepsizeIntegrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/**
 * One path by Hipparchus. The states asked for are taken while the steps go by, so that no step needs to be kept. Its time counts
 * from the first one asked for: seconds since 1970 would leave a step seven digits.
 */
final class AdaptiveRun implements OrdinaryDifferentialEquation, ODEStepHandler {

    private final Field field;
    private final double[] times;
    private final double origin;
    private final double[][] states;
    private int count = 1;

    private AdaptiveRun(Field field, double[] start, double[] times) {
        this.field = field;
        this.times = times;
        origin = times[0];
        states = new double[times.length][];
        states[0] = start;
    }

    /** Follows a field; where that cannot be done to the end, the exception keeps what there is of the path. */
    static Trajectory of(AdaptiveStepsizeIntegrator method, Field field, double[] start, double[] times) {
        var run = new AdaptiveRun(field, start, times);
        method.addStepHandler(run);
        double end = times[times.length - 1];
        try {
            method.integrate(run, new ODEState(0, start), end - run.origin);
            return run.soFar();
        } catch (MathRuntimeException | StepException e) {
            double reached = run.origin + (method.getStepStart() == null ? 0 : method.getStepStart().getTime());
            StepException cause = e instanceof StepException step ? step : new StepException(e.getMessage(), Double.NaN, e);
            throw new RolloutException(cause, reached, method.getCurrentSignedStepsize(), end, run.soFar());
        }
    }

    private Trajectory soFar() {
        return new Trajectory(Arrays.copyOf(times, count), Arrays.copyOf(states, count));
    }

    @Override
    public int getDimension() {
        return states[0].length;
    }

    @Override
    public double[] computeDerivatives(double t, double[] x) {
        Requests.goOn();
        return Requests.velocity(field, origin + t, x);
    }

    @Override
    public void handleStep(ODEStateInterpolator step) {
        double reached = step.getCurrentState().getTime();
        while (count < times.length && (step.isForward() ? since(count) <= reached : since(count) >= reached)) {
            states[count] = step.getInterpolatedState(since(count)).getPrimaryState();
            count++;
        }
    }

    private double since(int number) {
        return times[number] - origin;
    }
}
