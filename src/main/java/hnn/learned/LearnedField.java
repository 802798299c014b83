package hnn.learned;

import hnn.Arguments;
import hnn.phase.BatchField;
import java.util.function.UnaryOperator;

/** A trained baseline as a field, dx/dt = network(x). */
public final class LearnedField implements BatchField {

    private final DenseNetwork network;
    private final UnaryOperator<double[][]> values;

    /**
     * Takes a network as the field.
     *
     * @throws IllegalArgumentException if inputs and outputs differ
     */
    public LearnedField(DenseNetwork network) {
        Arguments.require(network.inputs() == network.outputs(), "a field needs as many outputs as inputs, not %d and %d",
                network.outputs(), network.inputs());
        this.network = network;
        values = network::values;
    }

    /**
     * Takes whatever was learned as the field.
     *
     * @param values dx/dt at each of many states
     */
    public LearnedField(UnaryOperator<double[][]> values) {
        network = null;
        this.values = values;
    }

    /**
     * Returns the network that is the field.
     *
     * @throws IllegalStateException if it is another block than an {@code Mlp}, which is not a network of plain arrays
     */
    public DenseNetwork network() {
        if (network == null) {
            throw new IllegalStateException("the field is no network of plain arrays; use this field itself");
        }
        return network;
    }

    @Override
    public double[] at(double t, double[] x) {
        return values.apply(new double[][] {x})[0];
    }

    @Override
    public double[][] atAll(double t, double[][] states) {
        return values.apply(states);
    }

    /** An engine takes all points at once. */
    @Override
    public Cores cores() {
        return network == null ? Cores.ALL : Cores.ONE;
    }
}
