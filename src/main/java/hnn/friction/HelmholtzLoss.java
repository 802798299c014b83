package hnn.friction;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import hnn.Arguments;
import hnn.autograd.Autograd;
import hnn.network.MeanSquaredError;

/**
 * The mean squared error of a {@link HelmholtzBlock}'s field, and a little for the size of its gradient part.
 *
 * <pre>
 *   mean (predicted - observed)^2  +  weight mean |grad D|^2
 * </pre>
 *
 * Without the second term the two parts are not fixed: grad h and J grad g cancel where h and g are conjugate harmonic
 * functions, and what the networks begin with of that stays. With it, of all ways to split a field, the one with the least
 * gradient is taken. Its price is that grad D is learned too small by about the weight.
 */
public final class HelmholtzLoss extends Loss {

    private final Loss error = new MeanSquaredError();
    private final double weight;

    /**
     * Makes the loss.
     *
     * @param weight what the size of the gradient part counts, 0 for nothing
     * @throws IllegalArgumentException if the weight is negative
     */
    public HelmholtzLoss(double weight) {
        super("mean squared error and least gradient");
        this.weight = Arguments.notNegative("weight", weight);
    }

    /**
     * Returns the loss, a single number.
     *
     * @param labels dx/dt, (batch, 2n)
     * @param predictions the field and its gradient part, both (batch, 2n)
     */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDArray size = predictions.get(1).square().mean();
        return error.evaluate(labels, predictions).add(size.mul(Autograd.constant(size, weight)));
    }
}
