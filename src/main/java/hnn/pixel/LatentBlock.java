package hnn.pixel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.Arguments;
import hnn.network.BaselineBlock;
import hnn.network.ClosedForm;
import hnn.network.CopiedBlock;
import hnn.network.FieldBlock;
import hnn.network.HamiltonianBlock;
import hnn.phase.Field;

/**
 * Dynamics from pixels: an encoder finds a phase space z = (z_q, z_p), a field block moves in it, a decoder draws it.
 *
 * <pre>
 *   input   x (2, batch, pixels)   pairs of frames, and the pairs one frame later
 *
 *   z = encoder(x)                 (2, batch, 2)    both in one batch
 *   decoded = decoder(z[0])        (batch, pixels)  the pairs, from their two numbers alone
 *   dz/dt = dynamics(z[0])         (batch, 2)       one unit of time is one frame
 *
 *   output  (decoded, z[0], z[1], dz/dt)
 * </pre>
 *
 * The dynamics are a {@link HamiltonianBlock} or a {@link BaselineBlock}; all else is the same for both.
 *
 * <p>Source: Greydanus et al. 2019, section 5.
 *
 * @param <F> the field of the dynamics outside the engine
 */
public final class LatentBlock<F extends Field> extends AbstractBlock implements CopiedBlock<LatentModel<F>> {

    /** Numbers that a pair of frames becomes: one position, one momentum. */
    public static final int LATENT = 2;

    private static final byte VERSION = 1;

    private final int pixels;
    private final ResidualMlp encoder;
    private final ResidualMlp decoder;
    private final FieldBlock<F> dynamics;

    /**
     * Makes a model.
     *
     * @param pixels of a pair of frames, 2 * 28 * 28 in the paper
     * @param hidden units in each hidden layer of encoder and decoder, 200 in the paper
     * @param dynamics a block of dimension 2
     * @param seed decides the first weights of encoder and decoder
     * @throws IllegalArgumentException if a size is below 1
     */
    public LatentBlock(int pixels, int hidden, FieldBlock<F> dynamics, long seed) {
        super(VERSION);
        this.pixels = pixels;
        this.encoder = addChildBlock("encoder", new ResidualMlp(pixels, hidden, LATENT, seed, "encoder"));
        this.decoder = addChildBlock("decoder", new ResidualMlp(LATENT, hidden, pixels, seed, "decoder"));
        this.dynamics = addChildBlock("dynamics", dynamics);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        long batch = inputShapes[0].get(1);
        Shape latent = new Shape(batch, LATENT);
        return new Shape[] {new Shape(batch, pixels), latent, latent, latent};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        checkInput(inputShapes[0]);
        Shape latent = new Shape(inputShapes[0].get(1), LATENT);
        encoder.initialize(manager, dataType, inputShapes[0]);
        decoder.initialize(manager, dataType, latent);
        dynamics.initialize(manager, dataType, latent);
    }

    private void checkInput(Shape shape) {
        Arguments.require(shape.dimension() == 3 && shape.get(0) == 2 && shape.get(2) == pixels,
                "the input must have the shape (2, batch, %d), not %s", pixels, shape);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        NDArray x = inputs.singletonOrThrow(); // (2, batch, pixels)
        checkInput(x.getShape());
        NDArray both = encoder.forward(parameters, new NDList(x), training).singletonOrThrow(); // (2, batch, 2)
        NDArray z = both.get(0); // (batch, 2)
        NDArray decoded = decoder.forward(parameters, new NDList(z), training).singletonOrThrow(); // (batch, pixels)
        NDArray velocity = ClosedForm.forward(dynamics, parameters, new NDList(z), training).singletonOrThrow(); // (batch, 2)
        return new NDList(decoded, z, both.get(1), velocity);
    }

    /** Returns the block that is the dynamics. */
    FieldBlock<F> dynamics() {
        return dynamics;
    }

    /** Returns the name of the dynamics, which are what sets one model apart from another. */
    @Override
    public String name() {
        return dynamics.name();
    }

    @Override
    public LatentModel<F> toField() {
        return new LatentModel<>(encoder.toPlain(), decoder.toPlain(), dynamics.toField());
    }
}
