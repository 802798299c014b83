package hnn.friction;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import ai.djl.util.PairList;
import hnn.Arguments;
import hnn.network.ClosedForm;
import hnn.network.FieldBlock;
import hnn.network.HamiltonianBlock;

/**
 * Both parts of a field together, Helmholtz's decomposition: a rotation that keeps H, and a gradient that does not.
 *
 * <pre>
 *   dx/dt = J grad H(x) + grad D(x)        x and dx/dt (batch, 2n),  H and D (batch, 1)
 * </pre>
 *
 * The divergence of the field is that of grad D alone; for one degree of freedom, its curl is that of J grad H alone. A part
 * that has neither could go to either network; {@link HelmholtzLoss} gives it to the rotation.
 *
 * <p>Source: Greydanus et al. 2019, the code's field type "both"; Sosanya and Greydanus 2022 (arXiv 2201.10085).
 */
public final class HelmholtzBlock extends AbstractBlock implements FieldBlock<LearnedHelmholtz> {

    private static final byte VERSION = 1;

    private final HamiltonianBlock rotation;
    private final GradientBlock gradient;
    private final double leastGradient;

    /** Makes H and D of two blocks; the size of grad D counts a hundredth in the loss. */
    public HelmholtzBlock(Block hamiltonian, Block potential) {
        this(hamiltonian, potential, 1e-2);
    }

    /**
     * Makes H and D of two blocks.
     *
     * @param hamiltonian maps (batch, 2n) to H, (batch, 1)
     * @param potential maps (batch, 2n) to D, (batch, 1)
     * @param leastGradient what the size of grad D counts in the loss
     * @throws IllegalArgumentException if it is negative
     */
    public HelmholtzBlock(Block hamiltonian, Block potential, double leastGradient) {
        super(VERSION);
        this.leastGradient = Arguments.notNegative("leastGradient", leastGradient);
        rotation = addChildBlock("rotation", new HamiltonianBlock(hamiltonian));
        gradient = addChildBlock("gradient", new GradientBlock(potential));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0], inputShapes[0]};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        rotation.initialize(manager, dataType, inputShapes);
        gradient.initialize(manager, dataType, inputShapes);
    }

    @Override
    public Loss loss() {
        return new HelmholtzLoss(leastGradient);
    }

    /** Returns the field and its gradient part. */
    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        NDArray part = ClosedForm.gradient(gradient.potential(), parameters, inputs, training);
        return new NDList(ClosedForm.forward(rotation, parameters, inputs, training).singletonOrThrow().add(part), part);
    }

    @Override
    public String name() {
        return "dissipative HNN";
    }

    @Override
    public LearnedHelmholtz toField() {
        return new LearnedHelmholtz(rotation.toField(), gradient.toField());
    }
}
