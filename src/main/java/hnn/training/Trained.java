package hnn.training;

import hnn.phase.Field;

/**
 * What a training leaves: plain Java, nothing native.
 *
 * @param field the network as a field
 * @param history the losses along the training
 * @param interrupted whether the training was stopped before its last step
 * @param <F> the kind of field
 */
public record Trained<F extends Field>(F field, History history, boolean interrupted) {

    /** Returns the seconds the training took. */
    public double seconds() {
        return history.last("seconds");
    }
}
