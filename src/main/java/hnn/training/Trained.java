package hnn.training;

import hnn.phase.Field;
import tech.tablesaw.api.Table;

/**
 * What a training leaves: plain Java, nothing native.
 *
 * @param field the network as a field
 * @param history the columns step, train loss, test loss, seconds, and the parts of a loss that has several
 * @param interrupted whether the training was stopped before its last step
 * @param <F> the kind of field
 */
public record Trained<F extends Field>(F field, Table history, boolean interrupted) {

    /** Returns the seconds the training took. */
    public double seconds() {
        return history.doubleColumn("seconds").get(history.rowCount() - 1);
    }
}
