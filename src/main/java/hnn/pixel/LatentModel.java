package hnn.pixel;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import hnn.rollout.Integrator;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hipparchus.util.MathArrays;

/**
 * A trained model of frames: a field on the latent plane z = (z_q, z_p), with a way in and a way out.
 *
 * <p>Integrators follow it as they follow any field. A Hamiltonian one has an H.
 *
 * @param encoder from the pixels of a pair to z
 * @param decoder from z to the pixels of a pair
 * @param dynamics the field on the latent plane
 * @param staggered whether z_p lives half a frame later than z_q; see {@link LatentBlock#staggered}
 * @param <F> the field of the dynamics
 */
public record LatentModel<F extends Field>(ResidualNetwork encoder, ResidualNetwork decoder, F dynamics, boolean staggered)
        implements Field {

    /**
     * Puts the three parts together.
     *
     * @throws IllegalArgumentException if the decoder does not undo the encoder's shapes
     */
    public LatentModel {
        Arguments.require(encoder.inputs() == decoder.outputs() && encoder.outputs() == decoder.inputs(),
                "the decoder must map %d numbers to %d, not %d to %d",
                encoder.outputs(), encoder.inputs(), decoder.inputs(), decoder.outputs());
    }

    /** Puts the three parts of the paper's model together. */
    public LatentModel(ResidualNetwork encoder, ResidualNetwork decoder, F dynamics) {
        this(encoder, decoder, dynamics, false);
    }

    /** Returns what follows the model as it was trained: the flow with {@link DormandPrince#standard}, or {@link Staggered}, frame by frame. */
    public Integrator integrator() {
        return staggered ? new Staggered().every(1) : DormandPrince.standard();
    }

    /** Returns where the training expects a state one frame later. */
    double[] next(double[] z) {
        return staggered ? new Staggered().step(this, 0, z, 1) : MathArrays.ebeAdd(z, at(0, z));
    }

    /** Returns the velocity dz/dt; one unit of time is one frame. */
    @Override
    public double[] at(double t, double[] z) {
        return dynamics.at(t, z);
    }

    /**
     * Returns the latent state (z_q, z_p) of a pair of frames.
     *
     * @param pair the pixels of two neighboring frames, the earlier one first
     * @throws IllegalArgumentException if the pair has another number of pixels than the frames of the training
     */
    public double[] encode(float[] pair) {
        Arguments.require(pair.length == encoder.inputs(), "pair must have the pixels of two frames, %d, not %d",
                encoder.inputs(), pair.length);
        return encoder.value(IntStream.range(0, pair.length).mapToDouble(i -> pair[i]).toArray());
    }

    /** Draws a latent state as the pixels of two neighboring frames; they need not be quite within [0, 1]. */
    public float[] decodePair(double[] z) {
        double[] values = decoder.value(z);
        float[] pair = new float[values.length];
        for (int i = 0; i < pair.length; i++) {
            pair[i] = (float) values[i];
        }
        return pair;
    }

    /** Draws the earlier frame of a latent state. */
    public float[] decode(double[] z) {
        float[] pair = decodePair(z);
        return Arrays.copyOf(pair, pair.length / 2);
    }

    /** Returns the sizes. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "model of frames, %d pixels a pair, %d latent numbers", encoder.inputs(),
                encoder.outputs());
    }

    /** Draws a latent path: a frame for each of its states. */
    public float[][] film(Trajectory path) {
        return Arrays.stream(path.states()).map(this::decode).toArray(float[][]::new);
    }
}
