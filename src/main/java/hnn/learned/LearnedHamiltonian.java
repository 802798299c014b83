package hnn.learned;

import hnn.Arguments;
import hnn.phase.HamiltonianField;

/**
 * A trained Hamiltonian network as a field, dx/dt = J grad H(x).
 *
 * <p>H is learned up to a constant: only its gradient ever met the data.
 */
public final class LearnedHamiltonian implements HamiltonianField {

    private final TanhNetwork network;

    /**
     * Takes a network as H.
     *
     * @throws IllegalArgumentException if it has not one output, or an odd number of inputs
     */
    public LearnedHamiltonian(TanhNetwork network) {
        Arguments.require(network.outputs() == 1, "H must be one number, not %d", network.outputs());
        Arguments.phaseDimension("the network's inputs", network.inputs());
        this.network = network;
    }

    /** Returns the network that is H. */
    public TanhNetwork network() {
        return network;
    }

    @Override
    public double hamiltonian(double[] x) {
        return network.value(x)[0];
    }

    @Override
    public double[] gradient(double[] x) {
        return network.gradient(x, 0);
    }

    @Override
    public double[][] gradients(double[][] states) {
        return network.gradients(states, 0);
    }
}
