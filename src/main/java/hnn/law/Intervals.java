package hnn.law;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * What the intervals of a law's constants mean. There are three kinds.
 *
 * <p><b>Fit interval</b>, of one network: the interval of the regression. It says how well the terms fit what the network has
 * learned, not what the network has learned wrong. The true constant is mostly outside.
 *
 * <p><b>Interval of the mean</b>, of n networks, each with data and a seed of its own: Student's t for the mean constant of all
 * such trainings. It does not know what all of them have wrong in common. Noise on the states, for instance, flattens the slope
 * that every network learns from exact velocities.
 *
 * <p><b>Refitted</b>, of one network and m others that learned the law itself; see {@link Law#refitted}. It is an interval for
 * the true constant.
 *
 * @param name for instance "95 % interval, refitted 9 times"
 * @param column what stands before "from" and "to" above the columns of the table
 */
public record Intervals(String name, String column) {

    /** The kind of one network. */
    public static final Intervals FIT = new Intervals("fit interval", "fit");

    private static final double TWO_SIDED = 0.975;

    /** Returns the kind of several networks. */
    static Intervals ofMean(int networks) {
        return new Intervals("95 % interval of the mean, " + networks + " networks", "mean");
    }

    /** Returns the kind of a law that was learned again. */
    static Intervals refitted(int times) {
        return new Intervals("95 % interval, refitted " + times + " times", "95 %");
    }

    /** Returns Student's t that is exceeded, on either side, in 5 % of the cases. */
    static double t(int degreesOfFreedom) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(TWO_SIDED);
    }
}
