package hnn.network;

import ai.djl.training.loss.Loss;

/** A loss that is a mean over rows, so that a batch can be taken in parts, each with its share of the rows. */
public abstract class MeanLoss extends Loss {

    /** Makes a loss of a name. */
    protected MeanLoss(String name) {
        super(name);
    }
}
