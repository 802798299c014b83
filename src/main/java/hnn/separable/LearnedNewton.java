package hnn.separable;

import hnn.Arguments;
import hnn.learned.DenseNetwork;
import hnn.phase.SeparableHamiltonian;
import java.util.Arrays;

/**
 * A trained H = |p|^2 / 2 + V(q) as a field.
 *
 * @param potential V, of the positions
 */
public record LearnedNewton(DenseNetwork potential) implements SeparableHamiltonian {

    /** Checks that V is one number. */
    public LearnedNewton {
        Arguments.require(potential.outputs() == 1, "V must be one number, not %d", potential.outputs());
    }

    @Override
    public double hamiltonian(double[] x) {
        int n = x.length / 2;
        return Arrays.stream(x, n, 2 * n).map(p -> p * p / 2).sum() + potential.value(Arrays.copyOf(x, n))[0];
    }

    @Override
    public double[] kineticGradient(double[] p) {
        return p.clone();
    }

    @Override
    public double[] potentialGradient(double[] q) {
        return potential.gradient(q, 0);
    }
}
