package hnn.friction;

import hnn.learned.DenseNetwork;
import hnn.learned.LearnedScalar;
import hnn.phase.BatchField;

/** A trained conservative field, dx/dt = grad D(x). D is learned up to a constant. */
public final class LearnedGradient implements BatchField {

    private final LearnedScalar scalar;

    /**
     * Takes a network as D.
     *
     * @throws IllegalArgumentException if it has not one output
     */
    public LearnedGradient(DenseNetwork network) {
        this(LearnedScalar.of("D", network));
    }

    /**
     * Takes whatever was learned as D.
     */
    public LearnedGradient(LearnedScalar scalar) {
        this.scalar = scalar;
    }

    /**
     * Returns the network that is D.
     *
     * @throws IllegalStateException if it is another block than an {@code Mlp}, which is not a network of plain arrays
     */
    public DenseNetwork network() {
        if (scalar instanceof LearnedScalar.OfNetwork plain) {
            return plain.network();
        }
        throw new IllegalStateException("D is no network of plain arrays; use this field itself");
    }

    /** Returns D(x). */
    public double potential(double[] x) {
        return scalar.value(x);
    }

    @Override
    public double[] at(double t, double[] x) {
        return scalar.gradient(x);
    }

    @Override
    public double[][] atAll(double t, double[][] states) {
        return scalar.gradients(states);
    }

    @Override
    public Cores cores() {
        return scalar.cores();
    }
}
