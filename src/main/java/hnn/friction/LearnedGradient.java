package hnn.friction;

import hnn.learned.LearnedScalar;
import hnn.phase.BatchField;

/**
 * A trained conservative field, dx/dt = grad D(x).
 *
 * @param scalar D, learned up to a constant
 */
public record LearnedGradient(LearnedScalar scalar) implements BatchField {

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
