package hnn.separable;

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
import hnn.network.FieldBlock;
import hnn.network.Mlp;

/**
 * The Hamiltonian neural network where the momentum is the velocity, as a mass of 1 has it: only the potential is learned.
 *
 * <pre>
 *   H(q, p) = |p|^2 / 2 + V(q),    dq/dt = p,    dp/dt = -dV/dq
 *
 *   x (batch, 2n)    V (batch, 1) of (batch, n)    output (batch, 2n)
 * </pre>
 */
public final class NewtonBlock extends AbstractBlock implements FieldBlock<LearnedNewton> {

    private static final byte VERSION = 1;

    private final Mlp potential;

    /**
     * Makes H of a network.
     *
     * @param potential maps (batch, n) to V, (batch, 1)
     */
    public NewtonBlock(Mlp potential) {
        super(VERSION);
        this.potential = addChildBlock("potential", potential);
    }

    /** Returns the network of V. */
    public Mlp potential() {
        return potential;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        NDList halves = inputs.singletonOrThrow().split(2, 1);                       // q and p, (batch, n) each
        NDArray slope = Autograd.gradient(halves.get(0),
                q -> potential.forward(parameters, new NDList(q), training).singletonOrThrow());
        return new NDList(halves.get(1).concat(slope.neg(), 1));                     // (batch, 2n)
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0]};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        Arguments.phaseDimension("the dimension of the input", inputs[0].get(1));
        FieldBlock.initialize(potential, 1, manager, type, new Shape(inputs[0].get(0), inputs[0].get(1) / 2));
    }

    @Override
    public String name() {
        return "HNN of p^2/2 + V";
    }

    @Override
    public LearnedNewton toField() {
        return new LearnedNewton(potential.toPlain());
    }
}
