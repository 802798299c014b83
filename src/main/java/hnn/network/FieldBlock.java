package hnn.network;

import hnn.phase.Field;

/**
 * A DJL block whose forward pass is a vector field on phase space: x (batch, 2n) to dx/dt (batch, 2n).
 *
 * @param <F> the field it is outside the engine
 */
public interface FieldBlock<F extends Field> extends CopiedBlock<F> {}
