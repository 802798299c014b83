package hnn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import hnn.Arguments;
import hnn.learned.TanhNetwork;
import hnn.phase.Field;
import java.util.Optional;

/** What the field blocks share: one inner block, and the check of its shapes. */
abstract class InnerBlock<F extends Field> extends AbstractBlock implements FieldBlock<F> {

    private static final byte VERSION = 1;

    protected final Block inner;

    InnerBlock(String name, Block inner) {
        super(VERSION);
        this.inner = addChildBlock(name, inner);
    }

    /** Returns how many numbers the inner block must give for a state of the given dimension. */
    protected abstract int innerOutputs(int dimension);

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0]};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        checkInput(inputShapes[0]);
        int dimension = (int) inputShapes[0].get(1);
        inner.initialize(manager, dataType, inputShapes);
        Shape output = inner.getOutputShapes(inputShapes)[0];
        int wanted = innerOutputs(dimension);
        Arguments.require(output.dimension() == 2 && output.get(1) == wanted,
                "the inner block must give (batch, %d) for a state of dimension %d, not %s", wanted, dimension, output);
    }

    /** Returns the closed form of the mean squared error for an {@link Mlp} inside, where one is known. */
    protected Optional<MlpGradient.SquaredError> closedForm() {
        return Optional.empty();
    }

    @Override
    public final boolean hasClosedForm() {
        return inner instanceof Mlp && closedForm().isPresent();
    }

    @Override
    public final NDArray closedFormError(NDArray x, NDArray velocity) {
        if (!hasClosedForm()) {
            return FieldBlock.super.closedFormError(x, velocity);
        }
        checkInput(x.getShape());
        return closedForm().orElseThrow().of(x, velocity, (Mlp) inner);
    }

    /** Refuses an input that is not (batch, 2n). */
    protected static void checkInput(Shape shape) {
        Arguments.require(shape.dimension() == 2, "the input must have the shape (batch, 2n), not %s", shape);
        Arguments.phaseDimension("the dimension of the input", shape.get(1));
    }

    /** Copies the inner block's weights out. */
    protected TanhNetwork plainInner() {
        if (!(inner instanceof Mlp mlp)) {
            throw new UnsupportedOperationException("only an Mlp can be copied to plain arrays, not "
                    + inner.getClass().getSimpleName() + ": evaluate the block through DJL instead");
        }
        return mlp.toPlain();
    }
}
