package hnn.network;

import ai.djl.nn.Block;
import hnn.phase.Field;
import hnn.phase.Scaling;

/**
 * A DJL block that can be copied out of the engine as a vector field.
 *
 * <p>It is an ordinary block: DJL's Trainer trains it, Model saves and loads it.
 */
public interface CopiedBlock<F extends Field> extends Block {

    /** Returns the name a reader knows the network by. */
    String name();

    /**
     * Copies the initialized block as it stands; further training does not change the copy. Of an {@link Mlp} it is plain Java
     * arrays; of any other block it is the block with a copy of its weights, in the engine.
     */
    F toField();

    /** Returns which units the block can be trained in; the user's alone, unless it says otherwise. */
    default Scaling.Freedom freedom() {
        return Scaling.Freedom.NONE;
    }

    /**
     * Changes the initialized block from the motion of X to that of x = shift + factors X.
     *
     * @throws UnsupportedOperationException if {@link #freedom} is none
     */
    default void leave(Scaling units) {
        throw new UnsupportedOperationException(name() + " cannot be taken to other units");
    }
}
