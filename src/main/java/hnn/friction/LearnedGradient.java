package hnn.friction;

import hnn.Arguments;
import hnn.learned.LearnedNetwork;
import hnn.phase.BatchField;

/**
 * A trained conservative field, dx/dt = grad D(x).
 *
 * @param learned D, up to a constant
 */
public record LearnedGradient(LearnedNetwork learned) implements BatchField {

    /** Takes a network as D, which must have one output. */
    public LearnedGradient {
        Arguments.require(learned.outputs() == 1, "D must be one number, not %d", learned.outputs());
    }

    /** Returns D(x). */
    public double potential(double[] x) {
        return learned.values(new double[][] {x})[0][0];
    }

    @Override
    public double[][] atAll(double t, double[][] states) {
        return learned.gradients(states);
    }
}
