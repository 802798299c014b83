package hnn.separable;

import hnn.Arguments;
import hnn.learned.DenseNetwork;
import hnn.phase.SeparableHamiltonian;
import java.util.Arrays;

/**
 * A trained separable H as a field, H = T(p) + V(q).
 *
 * @param kinetic T, of the momenta
 * @param potential V, of the positions
 */
public record LearnedSeparable(DenseNetwork kinetic, DenseNetwork potential) implements SeparableHamiltonian {

    /**
     * Checks the networks.
     *
     * @throws IllegalArgumentException if one has not one output, or they differ in their inputs
     */
    public LearnedSeparable {
        Arguments.require(kinetic.outputs() == 1 && potential.outputs() == 1, "T and V must be one number each, not %d and %d",
                kinetic.outputs(), potential.outputs());
        Arguments.require(kinetic.inputs() == potential.inputs(), "T and V must have as many inputs, not %d and %d",
                kinetic.inputs(), potential.inputs());
    }

    @Override
    public double hamiltonian(double[] x) {
        int n = x.length / 2;
        return kinetic.value(Arrays.copyOfRange(x, n, 2 * n))[0] + potential.value(Arrays.copyOf(x, n))[0];
    }

    @Override
    public double[] kineticGradient(double[] p) {
        return kinetic.gradient(p, 0);
    }

    @Override
    public double[] potentialGradient(double[] q) {
        return potential.gradient(q, 0);
    }
}
