package hnn.rollout;

import hnn.phase.Trajectory;
import java.util.Arrays;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/** Takes the states asked for while the steps go by, so that no step needs to be kept. */
final class SampledStates implements ODEStepHandler {

    private final double[] times;
    private final double[][] states;
    private int count = 1;

    SampledStates(double[] times, double[] start) {
        this.times = times;
        states = new double[times.length][];
        states[0] = start;
    }

    @Override
    public void handleStep(ODEStateInterpolator step) {
        double reached = step.getCurrentState().getTime();
        while (count < times.length && (step.isForward() ? times[count] <= reached : times[count] >= reached)) {
            states[count] = step.getInterpolatedState(times[count]).getPrimaryState();
            count++;
        }
    }

    /** Returns the path as far as it has come. */
    Trajectory soFar() {
        return new Trajectory(Arrays.copyOf(times, count), Arrays.copyOf(states, count));
    }
}
