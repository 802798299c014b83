package hnn.learned;

import hnn.Arguments;
import hnn.phase.Field;

/** A trained baseline as a field, dx/dt = network(x). */
public final class LearnedField implements Field {

    private final TanhNetwork network;

    /**
     * Takes a network as the field.
     *
     * @throws IllegalArgumentException if inputs and outputs differ, or are odd
     */
    public LearnedField(TanhNetwork network) {
        Arguments.phaseDimension("the network's inputs", network.inputs());
        Arguments.require(network.inputs() == network.outputs(), "a field needs as many outputs as inputs, not %d and %d",
                network.outputs(), network.inputs());
        this.network = network;
    }

    /** Returns the network that is the field. */
    public TanhNetwork network() {
        return network;
    }

    @Override
    public double[] at(double t, double[] x) {
        return network.value(x);
    }

    @Override
    public double[][] atAll(double t, double[][] states) {
        return network.values(states);
    }
}
