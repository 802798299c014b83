package hnn.pixel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import hnn.autograd.Autograd;
import hnn.network.MeanLoss;
import java.util.List;

/**
 * The loss of a model of frames, in three parts; each is a mean over rows and entries.
 *
 * <pre>
 *   reconstruction   (x - decoded)^2             the latent state is enough to draw the frames
 *   momentum         (z_p - (z_q' - z_q))^2      z_p is the change of z_q in a frame
 *   dynamics   0.1 * (z' - (z + dz/dt))^2        the field leads from one pair to the next
 *
 *   x, decoded (batch, pixels)   z = (z_q, z_p) and, one frame later, z' (batch, 2)   dz/dt (batch, 2)
 * </pre>
 *
 * <p>The second part makes the latent plane a phase space: without it, any pair of coordinates would do. Labels and predictions
 * are the input and the output of a {@link LatentBlock}.
 *
 * <p>Source: Greydanus et al. 2019, section 5, and its code for the weights.
 */
public final class LatentLoss extends MeanLoss {

    /** The names of the parts, in their order. */
    public static final List<String> PARTS = List.of("reconstruction", "momentum", "dynamics");

    static final double DYNAMICS_WEIGHT = 0.1;

    /** Makes the loss. */
    public LatentLoss() {
        super("latent loss");
    }

    /** Returns the sum of the parts, a single number. */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDList parts = parts(labels.singletonOrThrow(), predictions);
        return parts.get(0).add(parts.get(1)).add(parts.get(2));
    }

    /**
     * Returns the parts, weighted, each a single number.
     *
     * @param pairs (2, batch, pixels)
     * @param output (decoded, z, z', dz/dt)
     */
    public static NDList parts(NDArray pairs, NDList output) {
        NDArray z = output.get(1); // (batch, 2)
        NDArray step = output.get(2).sub(z); // (batch, 2)
        NDArray momentum = z.split(2, 1).get(1).sub(step.split(2, 1).get(0)); // (batch, n)
        return new NDList(
                output.get(0).sub(pairs.get(":-1").reshape(output.get(0).getShape())).square().mean(),
                momentum.square().mean(),
                step.sub(output.get(3)).square().mean().mul(Autograd.constant(z, DYNAMICS_WEIGHT)));
    }
}
