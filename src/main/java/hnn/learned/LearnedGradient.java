package hnn.learned;

import hnn.Arguments;
import hnn.phase.Field;

/** A trained conservative field, dx/dt = grad D(x). D is learned up to a constant. */
public final class LearnedGradient implements Field {

    private final TanhNetwork network;

    /**
     * Takes a network as D.
     *
     * @throws IllegalArgumentException if it has not one output, or an odd number of inputs
     */
    public LearnedGradient(TanhNetwork network) {
        Arguments.require(network.outputs() == 1, "D must be one number, not %d", network.outputs());
        Arguments.phaseDimension("the network's inputs", network.inputs());
        this.network = network;
    }

    /** Returns the network that is D. */
    public TanhNetwork network() {
        return network;
    }

    /** Returns D(x). */
    public double potential(double[] x) {
        return network.value(x)[0];
    }

    @Override
    public double[] at(double t, double[] x) {
        return network.gradient(x, 0);
    }

    @Override
    public double[][] atAll(double t, double[][] states) {
        return network.gradients(states, 0);
    }
}
