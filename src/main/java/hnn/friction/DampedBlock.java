package hnn.friction;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.autograd.Autograd;
import hnn.network.ClosedForm;
import hnn.network.EngineCopy;
import hnn.network.FieldBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.phase.Scaling;
import java.util.Arrays;

/**
 * An HNN with friction that only takes: whatever its weights are, H does not rise along its motion.
 *
 * <pre>
 *   dq/dt = dH/dp,    dp/dt = -dH/dq - R(q) dH/dp        R positive definite
 *
 *   dH/dt = - (dH/dp)^T R dH/dp  at most 0
 * </pre>
 *
 * <p>The two networks of a {@link HelmholtzBlock} can feed energy in where their data is noisy; these cannot. Source: van der Schaft and
 * Jeltsema 2014, Port-Hamiltonian Systems Theory; Zhong, Dey and Chakraborty 2020 (arXiv 2002.08860).
 */
public final class DampedBlock extends AbstractBlock implements FieldBlock<LearnedDamped> {

    /** Friction is weak where a swing is to be seen at all. */
    private static final double WEAK = 0.01;

    private final HamiltonianBlock rotation;
    private final PositiveMatrix friction;

    /** Takes a network (batch, 2n) to (batch, 1) as H, and a matrix of (batch, n) as R. */
    public DampedBlock(Mlp hamiltonian, PositiveMatrix friction) {
        rotation = addChildBlock("rotation", new HamiltonianBlock(hamiltonian));
        this.friction = addChildBlock("friction", friction);
    }

    /**
     * Makes both networks.
     *
     * @param degreesOfFreedom n
     * @param hidden units of each hidden layer of H; R has a tenth of them, which is plenty
     */
    public static DampedBlock of(int degreesOfFreedom, int hidden, long seed) {
        int n = degreesOfFreedom;
        return new DampedBlock(new Mlp(2 * n, hidden, 1, seed),
                PositiveMatrix.of(n, n, false, Math.max(10, hidden / 10), seed + 1).startingNear(WEAK));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0]};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        rotation.initialize(manager, type, inputs);
        friction.initialize(manager, type, new Shape(inputs[0].get(0), inputs[0].get(1) / 2));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        NDArray field = ClosedForm.forward(rotation, parameters, inputs, training).singletonOrThrow();
        NDList halves = field.split(2, 1);
        NDArray q = inputs.singletonOrThrow().split(2, 1).get(0);
        NDList factor = friction.forward(parameters, new NDList(q), training);
        NDArray force = Autograd.joined(friction.times(factor, halves.get(0).split(q.getShape().get(1), 1)), 1);
        return new NDList(halves.get(0).concat(halves.get(1).sub(force), 1));
    }

    @Override
    public String name() {
        return "damped HNN";
    }

    @Override
    public Scaling.Freedom freedom() {
        return rotation.freedom();
    }

    /** R_ij = b_i / a_j R'_ij, and a_i b_i is the same for all i. */
    @Override
    public void leave(Scaling units) {
        rotation.leave(units);
        Scaling back = units.inverse();
        double[] a = Arrays.copyOf(units.factors(), units.factors().length / 2);
        double action = Math.sqrt(units.energy() * units.time());
        friction.rescale(Arrays.copyOf(back.shift(), a.length), Arrays.copyOf(back.factors(), a.length),
                Arrays.stream(a).map(factor -> action / factor).toArray());
    }

    @Override
    public LearnedDamped toField() {
        return new LearnedDamped(rotation.toField(), EngineCopy.inDoubles(this));
    }
}
