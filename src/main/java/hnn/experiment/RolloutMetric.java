package hnn.experiment;

import hnn.metric.RolloutError;
import hnn.phase.Field;

/** A way to judge a field by its rollouts. */
@FunctionalInterface
public interface RolloutMetric {

    /** Judges a field; the seed decides where rollouts start, if they start at random. */
    RolloutError of(Field field, long seed);
}
