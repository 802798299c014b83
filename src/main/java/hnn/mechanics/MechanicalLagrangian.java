package hnn.mechanics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.Arguments;
import hnn.autograd.Autograd;
import hnn.friction.PositiveMatrix;
import hnn.mechanics.MechanicalSettings.Mass;
import hnn.network.Mlp;
import hnn.network.Rescaled;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * L = v^T M(q) v / 2 - V(q), with M positive definite and V a network.
 *
 * <pre>
 *   x = (q, v) (batch, 2n)    L (batch, 1)
 * </pre>
 *
 * <p>Its Hamiltonian is H = p^T M(q)^-1 p / 2 + V(q), with p = M(q) v. Angles that may go round are taken by sine and cosine.
 */
public final class MechanicalLagrangian extends AbstractBlock implements Rescaled {

    private final int size;
    private final Set<Integer> angles;
    private final PositiveMatrix mass;
    private final Mlp potential;

    /**
     * Makes both networks.
     *
     * @param degreesOfFreedom n
     * @param kind of mass matrix
     * @param hidden units of each hidden layer
     * @param seed decides the first weights
     * @param angles the positions, from 0, that are angles in radians which may go round
     */
    public MechanicalLagrangian(int degreesOfFreedom, Mass kind, int hidden, long seed, Integer... angles) {
        size = Arguments.atLeast("degreesOfFreedom", 1, degreesOfFreedom);
        this.angles = Collections.unmodifiableSet(new TreeSet<>(List.of(angles)));
        for (int index : this.angles) {
            Arguments.require(index >= 0 && index < size, "angles must be positions from 0 to %d, not %d", size - 1, index);
        }
        int inputs = size + angles.length;
        mass = addChildBlock("mass", kind == Mass.OF_POSITION ? PositiveMatrix.of(inputs, size, false, hidden, seed + 1)
                : PositiveMatrix.constant(size, kind == Mass.DIAGONAL));
        potential = addChildBlock("potential", new Mlp(inputs, hidden, 1, seed));
    }

    boolean hasAngles() {
        return !angles.isEmpty();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {new Shape(inputs[0].get(0), 1)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        Arguments.require(inputs[0].get(1) == 2L * size, "a state must have %d numbers (q, v), not %d", 2 * size,
                inputs[0].get(1));
        Shape positions = new Shape(inputs[0].get(0), size + angles.size());
        mass.initialize(manager, type, positions);
        potential.initialize(manager, type, positions);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        NDList columns = inputs.singletonOrThrow().split(2L * size, 1);
        NDList seen = new NDList();
        for (int i = 0; i < size; i++) {
            NDArray q = columns.get(i);
            seen.add(angles.contains(i) ? q.sin() : q);
            if (angles.contains(i)) {
                seen.add(q.cos());
            }
        }
        NDList q = new NDList(Autograd.joined(seen, 1));
        NDList v = columns.subNDList(size);
        NDList turned = mass.turned(mass.forward(parameters, q, training), v);
        NDArray twice = Autograd.joined(turned, 1).square().sum(new int[] {1}, true);
        NDArray energy = potential.forward(parameters, q, training).singletonOrThrow();
        return new NDList(twice.mul(Autograd.constant(twice, 0.5)).sub(energy));
    }

    /** M_ij = h c^2 / (a_i a_j) M'_ij, where a rate's factor is a_i / c. */
    @Override
    public void rescale(double[] shift, double[] factors, double[] outputs) {
        double[] positions = Arrays.copyOf(factors, size);
        potential.rescale(Arrays.copyOf(shift, size), positions, outputs);
        double[] rates = Arrays.copyOfRange(factors, size, 2 * size);
        mass.rescale(Arrays.copyOf(shift, size), positions,
                Arrays.stream(rates).map(factor -> factor * Math.sqrt(outputs[0])).toArray());
    }
}
