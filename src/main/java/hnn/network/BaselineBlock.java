package hnn.network;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.learned.LearnedField;
import hnn.phase.Scaling;
import java.util.Arrays;

/**
 * The baseline: the inner block's output is dx/dt itself, with no physics in it.
 *
 * <pre>
 *   x (batch, d)  ->  inner block  ->  dx/dt (batch, d)
 * </pre>
 *
 * Any block can be the field, so that a baseline and a Hamiltonian network can be compared with equal networks inside.
 *
 * <p>Source: Greydanus et al. 2019, section 3.
 */
public final class BaselineBlock extends AbstractBlock implements FieldBlock<LearnedField> {

    private static final byte VERSION = 1;

    private final Block field;

    /**
     * Makes a field of a block.
     *
     * @param field maps (batch, d) to (batch, d); d is 2n for states in phase space
     */
    public BaselineBlock(Block field) {
        super(VERSION);
        this.field = addChildBlock("field", field);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        return field.forward(parameters, inputs, training, options);
    }

    /** Returns the block that is the field. */
    public Block field() {
        return field;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0]};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        FieldBlock.initialize(field, inputShapes[0].get(1), manager, dataType, inputShapes);
    }

    /** The Hamiltonian's, so that both are trained on the same numbers. */
    @Override
    public Scaling.Freedom freedom() {
        return field instanceof Rescaled ? Scaling.Freedom.CANONICAL : Scaling.Freedom.NONE;
    }

    /** dx_i/dt = a_i / c dX_i/dT. */
    @Override
    public void leave(Scaling units) {
        Scaling back = units.inverse();
        ((Rescaled) field).rescale(back.shift(), back.factors(),
                Arrays.stream(units.factors()).map(factor -> factor / units.time()).toArray());
    }

    @Override
    public String name() {
        return "baseline";
    }

    @Override
    public LearnedField toField() {
        return new LearnedField(EngineCopy.of(field));
    }
}
