package hnn.network;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.learned.LearnedHelmholtz;

/**
 * Both parts of a field together, Helmholtz's decomposition: a rotation that keeps H, and a gradient that does not.
 *
 * <pre>
 *   dx/dt = J grad H(x) + grad D(x)        x and dx/dt (batch, 2n),  H and D (batch, 1)
 * </pre>
 *
 * The divergence of the field is that of grad D alone; for one degree of freedom, its curl is that of J grad H alone. A part
 * that has neither can go to either network: what has been learned is fixed up to that.
 *
 * <p>Source: Greydanus et al. 2019, the code's field type "both"; Sosanya and Greydanus 2022 (arXiv 2201.10085).
 */
public final class HelmholtzBlock extends AbstractBlock implements FieldBlock<LearnedHelmholtz> {

    private static final byte VERSION = 1;

    private final HamiltonianBlock rotation;
    private final GradientBlock gradient;

    /**
     * Makes H and D of two blocks.
     *
     * @param hamiltonian maps (batch, 2n) to H, (batch, 1)
     * @param potential maps (batch, 2n) to D, (batch, 1)
     */
    public HelmholtzBlock(Block hamiltonian, Block potential) {
        super(VERSION);
        rotation = addChildBlock("rotation", new HamiltonianBlock(hamiltonian));
        gradient = addChildBlock("gradient", new GradientBlock(potential));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0]};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        rotation.initialize(manager, dataType, inputShapes);
        gradient.initialize(manager, dataType, inputShapes);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        return new NDList(rotation.forward(parameters, inputs, training, options).singletonOrThrow()
                .add(gradient.forward(parameters, inputs, training, options).singletonOrThrow()));
    }

    @Override
    public String name() {
        return "Helmholtz";
    }

    @Override
    public LearnedHelmholtz toField() {
        return new LearnedHelmholtz(rotation.toField(), gradient.toField());
    }
}
