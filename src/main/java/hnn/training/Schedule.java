package hnn.training;

import hnn.Arguments;

/**
 * How the learning rate changes along a training: it may rise from 0 at the beginning, and fall to 0 at the end.
 *
 * <pre>{@code Schedule.linearDecay(0.2)    Schedule.cosineDecay(0.95).warmUp(0.05)}</pre>
 *
 * @param warmUp the part of the steps over which it rises in a straight line
 * @param decay the part of the steps, at the end, over which it falls
 * @param cosine whether it falls along half a cosine (Loshchilov and Hutter 2017, arXiv 1608.03983), or in a straight line
 */
public record Schedule(double warmUp, double decay, boolean cosine) {

    /** Refuses a part that is not from 0 to 1, and parts that are more than the whole. */
    public Schedule {
        Arguments.require(warmUp >= 0 && warmUp <= 1, "warmUp must be from 0 to 1, not %s", warmUp);
        Arguments.require(decay >= 0 && decay <= 1, "decay must be from 0 to 1, not %s", decay);
        Arguments.require(warmUp + decay <= 1, "warmUp and decay are %s of the steps together: take at most 1", warmUp + decay);
    }

    /** The same rate throughout, as the paper has it. */
    public static Schedule constant() {
        return new Schedule(0, 0, false);
    }

    /** A rate that falls to 0 in a straight line over the last part of the steps. */
    public static Schedule linearDecay(double part) {
        return new Schedule(0, part, false);
    }

    /** A rate that falls to 0 along half a cosine over the last part of the steps. */
    public static Schedule cosineDecay(double part) {
        return new Schedule(0, part, true);
    }

    /** Returns this schedule with a rise over the first part of the steps. */
    public Schedule warmUp(double part) {
        return new Schedule(part, decay, cosine);
    }

    /** Returns what the learning rate is multiplied by in a step, from 1 on: above 0, at most 1. */
    double factor(int step, int steps) {
        double left = Math.min(1, (steps - step + 1) / Math.max(1, decay * steps));
        double falling = cosine ? (1 - Math.cos(Math.PI * left)) / 2 : left;
        return falling * Math.min(1, step / Math.max(1, warmUp * steps));
    }

    /** Tells whether the rate of a step depends on the number of steps in all. */
    public boolean dependsOnSteps() {
        return warmUp > 0 || decay > 0;
    }
}
