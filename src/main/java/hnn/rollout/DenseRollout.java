package hnn.rollout;

import hnn.Arguments;
import org.hipparchus.ode.DenseOutputModel;

/** A path that can be asked for at any time it covers: each step of the method keeps its interpolating polynomial. */
public final class DenseRollout {

    private final DenseOutputModel model;

    DenseRollout(DenseOutputModel model) {
        this.model = model;
    }

    /** Returns the time the path begins at. */
    public double begin() {
        return model.getInitialTime();
    }

    /** Returns the time the path ends at. */
    public double end() {
        return model.getFinalTime();
    }

    /**
     * Returns the state at a time.
     *
     * @throws IllegalArgumentException if the time is not covered
     */
    public double[] at(double t) {
        double earliest = Math.min(begin(), end());
        double latest = Math.max(begin(), end());
        Arguments.require(t >= earliest && t <= latest, "t must be within [%s, %s], not %s", earliest, latest, t);
        return model.getInterpolatedState(t).getPrimaryState();
    }
}
