package hnn.learned;

import hnn.Arguments;
import hnn.phase.BatchHamiltonian;

/**
 * A trained Hamiltonian network as a field, dx/dt = J grad H(x).
 *
 * <p>H is learned up to a constant: only its gradient ever met the data.
 */
public final class LearnedHamiltonian implements BatchHamiltonian {

    private final LearnedScalar scalar;

    /**
     * Takes a network as H.
     *
     * @throws IllegalArgumentException if it has not one output, or an odd number of inputs
     */
    public LearnedHamiltonian(DenseNetwork network) {
        this(LearnedScalar.of("H", network));
    }

    /**
     * Takes whatever was learned as H.
     *
     * @throws IllegalArgumentException if it has an odd number of inputs
     */
    public LearnedHamiltonian(LearnedScalar scalar) {
        Arguments.phaseDimension("the network's inputs", scalar.inputs());
        this.scalar = scalar;
    }

    /**
     * Returns the network that is H.
     *
     * @throws IllegalStateException if it is another block than an {@code Mlp}, which is not a network of plain arrays
     */
    public DenseNetwork network() {
        if (scalar instanceof LearnedScalar.OfNetwork plain) {
            return plain.network();
        }
        throw new IllegalStateException("H is no network of plain arrays; use this field itself");
    }

    @Override
    public double hamiltonian(double[] x) {
        return scalar.value(x);
    }

    @Override
    public double[] gradient(double[] x) {
        return scalar.gradient(x);
    }

    @Override
    public double[][] gradients(double[][] states) {
        return scalar.gradients(states);
    }

    @Override
    public Cores cores() {
        return scalar.cores();
    }
}
