package hnn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import hnn.learned.LearnedGradient;

/**
 * A conservative field: the plain gradient of whatever the inner block computes.
 *
 * <pre>
 *   dx/dt = grad D(x)      x and dx/dt (batch, 2n),  D(x) (batch, 1) the inner block's output
 * </pre>
 *
 * It has no rotation. D rises along the motion; where D has its maximum, paths end. Source: Greydanus et al. 2019, the
 * code's field type "conservative".
 */
public final class GradientBlock extends ScalarBlock<LearnedGradient> {

    /**
     * Makes D of a block.
     *
     * @param potential maps (batch, 2n) to (batch, 1)
     */
    public GradientBlock(Block potential) {
        super("potential", potential);
    }

    @Override
    protected NDArray velocity(NDArray gradient) {
        return gradient;
    }

    @Override
    public String name() {
        return "gradient";
    }

    @Override
    public LearnedGradient toField() {
        return new LearnedGradient(scalar("D"));
    }
}
