package hnn.training;

import hnn.phase.Field;

/** What a training leaves: the network as a field, the losses along the way, and whether it was interrupted. */
public record Trained<F extends Field>(F field, History history, boolean interrupted) {

    /** Returns the seconds the training took. */
    public double seconds() {
        return history.last("seconds");
    }
}
