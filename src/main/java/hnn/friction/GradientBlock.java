package hnn.friction;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.autograd.Autograd;
import hnn.network.EngineCopy;
import hnn.network.FieldBlock;
import hnn.network.Rescaled;
import hnn.phase.Scaling;

/**
 * A conservative field: the plain gradient of whatever the inner block computes.
 *
 * <pre>
 *   dx/dt = grad D(x)      x and dx/dt (batch, d),  D(x) (batch, 1) the inner block's output
 * </pre>
 *
 * It has no rotation. D rises along the motion; where D has its maximum, paths end. Source: Greydanus et al. 2019, the code's
 * field type "conservative".
 */
public final class GradientBlock extends AbstractBlock implements FieldBlock<LearnedGradient> {

    private final Block potential;

    /** Takes a block that maps (batch, d) to (batch, 1) as D. */
    public GradientBlock(Block potential) {
        this.potential = addChildBlock("potential", potential);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        return new NDList(Autograd.gradient(inputs.singletonOrThrow(),
                x -> potential.forward(parameters, new NDList(x), training, options).singletonOrThrow()));
    }

    /** Returns the block that is D. */
    public Block potential() {
        return potential;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0]};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        FieldBlock.initialize(potential, 1, manager, dataType, inputShapes);
    }

    /** A gradient in phase space has one unit for all coordinates; one of the momenta alone has one for the momenta. */
    @Override
    public Scaling.Freedom freedom() {
        return potential instanceof RayleighBlock ? Scaling.Freedom.IN_HALVES
                : potential instanceof Rescaled ? Scaling.Freedom.ALIKE : Scaling.Freedom.NONE;
    }

    /** D(x) = b^2 / c D'(X), with b of the momenta. */
    @Override
    public void leave(Scaling units) {
        Scaling back = units.inverse();
        double unit = units.factors()[units.factors().length - 1];
        ((Rescaled) potential).rescale(back.shift(), back.factors(), new double[] {unit * unit / units.time()});
    }

    @Override
    public String name() {
        return "gradient";
    }

    @Override
    public LearnedGradient toField() {
        return new LearnedGradient(potential instanceof RayleighBlock momenta ? momenta.toPlain() : EngineCopy.of(potential));
    }
}
