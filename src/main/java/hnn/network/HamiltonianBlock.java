package hnn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.Arguments;
import hnn.autograd.Autograd;
import hnn.learned.LearnedHamiltonian;
import hnn.phase.Scaling;

/**
 * The Hamiltonian neural network: the symplectic gradient of whatever the inner block computes.
 *
 * <pre>
 *   dx/dt = J grad H(x) = (dH/dp, -dH/dq)
 *
 *   x      (batch, 2n)   states (q_1..q_n, p_1..p_n)
 *   H(x)   (batch, 1)    the inner block's output
 *   output (batch, 2n)
 * </pre>
 *
 * Any block with one output per row can be H; each row of its output must depend on the same row of the input alone. {@link
 * Autograd} takes the gradient, so that a loss on the output trains the inner block.
 *
 * <p>Source: Greydanus et al. 2019, equations 2 and 3.
 */
public final class HamiltonianBlock extends AbstractBlock implements FieldBlock<LearnedHamiltonian> {

    private static final byte VERSION = 1;

    private final Block hamiltonian;

    /**
     * Makes H of a block.
     *
     * @param hamiltonian maps (batch, 2n) to (batch, 1)
     */
    public HamiltonianBlock(Block hamiltonian) {
        super(VERSION);
        this.hamiltonian = addChildBlock("hamiltonian", hamiltonian);
    }

    /** Returns dx/dt, (batch, 2n), of states, (batch, 2n). */
    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        NDArray states = inputs.singletonOrThrow();                                   // (batch, 2n)
        checkStates(states.getShape());
        NDArray gradient = Autograd.gradient(states,                                  // (batch, 2n)
                x -> hamiltonian.forward(parameters, new NDList(x), training, options).singletonOrThrow()); // (batch, 1)
        return new NDList(symplectic(gradient));                                      // (batch, 2n)
    }

    /** Returns J of a gradient, (dH/dq, dH/dp) to (dH/dp, -dH/dq), row by row. */
    static NDArray symplectic(NDArray gradient) {
        NDList halves = gradient.split(2, 1);                                         // two of (batch, n)
        return halves.get(1).concat(halves.get(0).neg(), 1);                          // (batch, 2n)
    }

    /**
     * Returns H itself.
     *
     * @param x (batch, 2n), of the type the block was initialized with
     * @return (batch, 1), attached to x's manager
     * @throws IllegalArgumentException if the dimension is odd
     */
    public NDArray hamiltonian(NDArray x) {
        checkStates(x.getShape());
        var parameters = new ParameterStore(x.getManager(), false);
        return hamiltonian.forward(parameters, new NDList(x), false).singletonOrThrow();
    }

    /** Returns the block that is H. */
    public Block hamiltonian() {
        return hamiltonian;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0]};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        checkStates(inputShapes[0]);
        FieldBlock.initialize(hamiltonian, 1, manager, dataType, inputShapes);
    }

    private static void checkStates(Shape shape) {
        Arguments.require(shape.dimension() == 2, "the input must have the shape (batch, 2n), not %s", shape);
        Arguments.phaseDimension("the dimension of the input", shape.get(1));
    }

    @Override
    public Scaling.Freedom freedom() {
        return hamiltonian instanceof Rescaled ? Scaling.Freedom.CANONICAL : Scaling.Freedom.NONE;
    }

    /** H(x) = h H'(X). */
    @Override
    public void leave(Scaling units) {
        Scaling back = units.inverse();
        ((Rescaled) hamiltonian).rescale(back.shift(), back.factors(), new double[] {units.energy()});
    }

    @Override
    public String name() {
        return "HNN";
    }

    @Override
    public LearnedHamiltonian toField() {
        return new LearnedHamiltonian(EngineCopy.of(hamiltonian));
    }
}
