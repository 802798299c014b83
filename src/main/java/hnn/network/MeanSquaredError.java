package hnn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * The mean of (predicted - observed)^2 over rows and entries.
 *
 * <p>DJL's own L2 loss multiplies by a number that the gradient may find overwritten; see
 * {@link hnn.autograd.Autograd}.
 *
 * <p>Source: Greydanus et al. 2019, equation 3.
 */
public final class MeanSquaredError extends MeanLoss {

    /** Makes the loss. */
    public MeanSquaredError() {
        super("mean squared error");
    }

    /** Returns the mean, a single number, of the first array of either list; both have the same shape. */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        return predictions.head().sub(labels.head()).square().mean();
    }
}
