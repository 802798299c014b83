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
import hnn.autograd.Autograd;
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

    /** Numbers that a pair of frames becomes in the paper: one position, one momentum. */
    public static final int LATENT = 2;

    private static final byte VERSION = 1;

    private final int pixels;
    private final ResidualMlp encoder;
    private final ResidualMlp decoder;
    private final FieldBlock<F> dynamics;
    private final boolean staggered;
    private final int window;
    private final int latent;

    /**
     * Makes the paper's model.
     *
     * @param pixels of a pair of frames, 2 * 28 * 28 in the paper
     * @param hidden units in each hidden layer of encoder and decoder, 200 in the paper
     * @param dynamics a block of dimension 2
     * @param seed decides the first weights of encoder and decoder
     * @throws IllegalArgumentException if a size is below 1
     */
    public LatentBlock(int pixels, int hidden, FieldBlock<F> dynamics, long seed) {
        this(2, pixels, hidden, LATENT, dynamics, seed, false);
    }

    /**
     * Makes a model whose time fits its coordinates, trained along windows of frames.
     *
     * <p>The loss makes z_p the way of z_q to the next frame, so it is the momentum of half a frame later. {@link Staggered} moves such a
     * state, one frame a step, from the first pair of a window to its last; the loss compares each step with the pair that is seen there.
     *
     * @param window pairs in a row, at least 2: over more of them the small force of a frame adds up, and the noise of the encoder does not
     * @param latent numbers that a pair of frames becomes, 2n for n positions
     * @param dynamics a block of this dimension; with a {@code NewtonBlock}, H = p^2/2 + V(q), z_q moves on by z_p, which is what z_p is, and
     *     the step is symplectic
     */
    public static <F extends Field> LatentBlock<F> staggered(
            int window, int pixels, int hidden, int latent, FieldBlock<F> dynamics, long seed) {
        Arguments.phaseDimension("latent", latent);
        return new LatentBlock<>(Arguments.atLeast("window", 2, window), pixels, hidden, latent, dynamics, seed, true);
    }

    private LatentBlock(int window, int pixels, int hidden, int latent, FieldBlock<F> dynamics, long seed, boolean staggered) {
        super(VERSION);
        this.window = window;
        this.latent = latent;
        this.staggered = staggered;
        this.pixels = pixels;
        this.encoder = addChildBlock("encoder", new ResidualMlp(pixels, hidden, latent, seed, "encoder"));
        this.decoder = addChildBlock("decoder", new ResidualMlp(latent, hidden, pixels, seed, "decoder"));
        this.dynamics = addChildBlock("dynamics", dynamics);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        long batch = inputShapes[0].get(1);
        Shape states = new Shape((window - 1) * batch, latent);
        return new Shape[] {new Shape(states.get(0), pixels), states, states, states};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        checkInput(inputShapes[0]);
        Shape states = new Shape(inputShapes[0].get(1), latent);
        encoder.initialize(manager, dataType, inputShapes[0]);
        decoder.initialize(manager, dataType, states);
        dynamics.initialize(manager, dataType, states);
    }

    private void checkInput(Shape shape) {
        Arguments.require(shape.dimension() == 3 && shape.get(0) == window && shape.get(2) == pixels,
                "the input must have the shape (%d, batch, %d), not %s", window, pixels, shape);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        NDArray x = inputs.singletonOrThrow(); // (window, batch, pixels)
        checkInput(x.getShape());
        NDArray all = encoder.forward(parameters, new NDList(x), training).singletonOrThrow(); // (window, batch, 2)
        NDArray now = all.get(":-1").reshape(-1, latent); // (rows, 2)
        NDArray decoded = decoder.forward(parameters, new NDList(now), training).singletonOrThrow(); // (rows, pixels)
        NDArray velocity = staggered
                ? path(parameters, all.get(0), training).sub(now)
                : ClosedForm.forward(dynamics, parameters, new NDList(now), training).singletonOrThrow(); // (rows, 2)
        return new NDList(decoded, now, all.get("1:").reshape(-1, latent), velocity);
    }

    /** Moves the first states of windows (batch, 2) on to all later ones, (rows, 2). */
    private NDArray path(ParameterStore parameters, NDArray start, boolean training) {
        NDList path = new NDList();
        NDArray state = start;
        for (int k = 1; k < window; k++) {
            state = moved(parameters, state, training);
            path.add(state);
        }
        return Autograd.joined(path, 0);
    }

    /** Takes the step of {@link Staggered}. */
    private NDArray moved(ParameterStore parameters, NDArray state, boolean training) {
        NDList halves = state.split(2, 1);
        NDArray q = halves.get(0)
                .add(dynamics.forward(parameters, new NDList(state), training).singletonOrThrow().split(2, 1).get(0));
        NDArray there = q.concat(halves.get(1), 1);
        return q.concat(
                halves.get(1)
                        .add(dynamics.forward(parameters, new NDList(there), training).singletonOrThrow().split(2, 1).get(1)),
                1);
    }

    /** Returns the block that is the dynamics. */
    FieldBlock<F> dynamics() {
        return dynamics;
    }

    /** Returns how many numbers a pair of frames becomes. */
    int latent() {
        return latent;
    }

    /** Returns how many pairs in a row it takes. */
    int window() {
        return window;
    }

    /** Tells whether the field is asked where z_q has arrived. */
    boolean isStaggered() {
        return staggered;
    }

    /** Returns the name of the dynamics, which are what sets one model apart from another. */
    @Override
    public String name() {
        return staggered ? "staggered " + dynamics.name() : dynamics.name();
    }

    @Override
    public LatentModel<F> toField() {
        return new LatentModel<>(encoder.toPlain(), decoder.toPlain(), dynamics.toField(), staggered);
    }
}
