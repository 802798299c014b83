package hnn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.training.loss.Loss;
import hnn.phase.Field;

/**
 * A DJL block whose forward pass is a vector field on phase space: x (batch, 2n) to dx/dt (batch, 2n), the first of what it
 * gives.
 *
 * @param <F> the field it is outside the engine
 */
public interface FieldBlock<F extends Field> extends CopiedBlock<F> {

    /** Tells whether {@link #closedFormError} is there: it is for an {@link Mlp} inside, where the paper's two models have one. */
    default boolean hasClosedForm() {
        return false;
    }

    /**
     * Returns the mean squared error of the field, and leaves its gradients in the parameters, as {@link MeanSquaredError} and a
     * {@code backward} do: to the same bits, but in one call of the engine and without a graph. {@link hnn.training.Training}
     * takes this way by itself.
     *
     * @param x (batch, 2n), of the type the block was initialized with
     * @param velocity the observed dx/dt, (batch, 2n)
     * @return the mean over rows and entries, a single number attached to x's manager
     * @throws UnsupportedOperationException if there is no closed form
     */
    default NDArray closedFormError(NDArray x, NDArray velocity) {
        throw new UnsupportedOperationException("there is no closed form of the error of this "
                + getClass().getSimpleName() + ": use a GradientCollector");
    }

    /** Returns what is made small in training; labels are dx/dt, (batch, 2n), predictions what the block gives. */
    default Loss loss() {
        return new MeanSquaredError();
    }
}
