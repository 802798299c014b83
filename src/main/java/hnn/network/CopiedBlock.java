package hnn.network;

import ai.djl.nn.Block;
import hnn.phase.Field;

/**
 * A DJL block that can be copied out of the engine as a vector field.
 *
 * <p>It is an ordinary block: DJL's Trainer trains it, Model saves and loads it.
 *
 * @param <F> the field it is outside the engine
 */
public interface CopiedBlock<F extends Field> extends Block {

    /** Returns the name a reader knows the network by. */
    String name();

    /**
     * Copies the block as it stands. The copy does not change when training goes on. Of an {@link Mlp} it is plain Java arrays
     * and needs no engine; of any other block with one output it is the block with a copy of its weights.
     *
     * @throws IllegalStateException if the block is not initialized
     * @throws UnsupportedOperationException if the inner block is not an {@link Mlp} and has not one output
     */
    F toField();
}
