package hnn.learned;

import hnn.Arguments;
import hnn.phase.BatchHamiltonian;

/**
 * A trained Hamiltonian network as a field, dx/dt = J grad H(x).
 *
 * @param learned H, up to a constant: only its gradient ever met the data
 */
public record LearnedHamiltonian(LearnedNetwork learned) implements BatchHamiltonian {

    /** Takes a network as H, which must have one output and an even number of inputs. */
    public LearnedHamiltonian {
        Arguments.require(learned.outputs() == 1, "H must be one number, not %d", learned.outputs());
        Arguments.phaseDimension("the network's inputs", learned.inputs());
    }

    /**
     * Returns the network that is H.
     *
     * @throws IllegalStateException if it is a block other than an {@code Mlp}, which is not a network of plain arrays
     */
    public DenseNetwork network() {
        return learned.plain("H");
    }

    /**
     * Returns the same in single precision, in which it was trained: twice as fast at many points together, and right to 1e-6 or
     * so. For pictures and statistics of many paths.
     */
    public LearnedHamiltonian single() {
        return new LearnedHamiltonian(learned.single());
    }

    @Override
    public double hamiltonian(double[] x) {
        return learned.values(new double[][] {x})[0][0];
    }

    @Override
    public double[][] gradients(double[][] states) {
        return learned.gradients(states);
    }
}
