package hnn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import hnn.learned.LearnedHamiltonian;
import java.util.Optional;

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
 * Any block with one output per row can be H; each row of its output must depend on the same row of the input alone.
 * Outside the engine an {@link Mlp} is a hundred times as fast as any other block. A number in an expression of yours is an
 * {@code Autograd.constant}; see {@link Autograd}.
 * The gradient is taken by {@link Autograd}, so a loss on the output trains the inner block.
 *
 * <p>Source: Greydanus et al. 2019, equations 2 and 3.
 */
public final class HamiltonianBlock extends ScalarBlock<LearnedHamiltonian> {

    /**
     * Makes H of a block.
     *
     * @param hamiltonian maps (batch, 2n) to (batch, 1)
     */
    public HamiltonianBlock(Block hamiltonian) {
        super("hamiltonian", hamiltonian);
    }

    /**
     * Returns H itself.
     *
     * @param x (batch, 2n), of the type the block was initialized with
     * @return (batch, 1), attached to x's manager
     * @throws IllegalArgumentException if the dimension is odd
     */
    public NDArray hamiltonian(NDArray x) {
        checkInput(x.getShape());
        var parameters = new ParameterStore(x.getManager(), false);
        return inner.forward(parameters, new NDList(x), false).singletonOrThrow();
    }

    @Override
    protected Optional<MlpGradient.SquaredError> closedForm() {
        return Optional.of(MlpGradient::ofHamiltonianError);
    }

    @Override
    protected NDArray velocity(NDArray gradient) {
        return symplectic(gradient);
    }

    @Override
    public String name() {
        return "HNN";
    }

    @Override
    public LearnedHamiltonian toField() {
        return new LearnedHamiltonian(scalar("H"));
    }
}
