package hnn.network;

import ai.djl.training.loss.Loss;
import hnn.phase.Field;

/**
 * A DJL block whose forward pass is a vector field on phase space: x (batch, 2n) to dx/dt (batch, 2n), the first of what it
 * gives.
 *
 * @param <F> the field it is outside the engine
 */
public interface FieldBlock<F extends Field> extends CopiedBlock<F> {

    /** Returns what is made small in training; labels are dx/dt, (batch, 2n), predictions what the block gives. */
    default Loss loss() {
        return new MeanSquaredError();
    }
}
