package hnn.network;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.loss.Loss;
import hnn.Arguments;
import hnn.phase.Field;

/**
 * A DJL block whose forward pass is a vector field: x (batch, d) to dx/dt (batch, d), the first of what it gives.
 */
public interface FieldBlock<F extends Field> extends CopiedBlock<F> {

    /** Returns the loss that training minimizes; labels are dx/dt, (batch, d), predictions what the block gives. */
    default Loss loss() {
        return new MeanSquaredError();
    }

    /** Initializes the block inside a field block, which must give so many numbers for a state. */
    static void initialize(Block inner, long outputs, NDManager manager, DataType dataType, Shape... states) {
        Arguments.require(states[0].dimension() == 2, "the input must have the shape (batch, 2n), not %s", states[0]);
        inner.initialize(manager, dataType, states);
        Shape output = inner.getOutputShapes(states)[0];
        Arguments.require(output.dimension() == 2 && output.get(1) == outputs,
                "the inner block must give (batch, %d) for a state of dimension %d, not %s", outputs, states[0].get(1), output);
    }
}
