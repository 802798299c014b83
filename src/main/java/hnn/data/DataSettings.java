package hnn.data;

import hnn.Arguments;
import hnn.phase.Times;

/**
 * How a data set is drawn from a system.
 *
 * @param trajectories how many
 * @param points how many on each, evenly spaced from time 0 to the duration, both included
 * @param duration the length of a trajectory, in the system's unit of time
 * @param noise standard deviation of the Gaussian noise on each coordinate of the states; velocities stay exact
 * @param trainFraction the part of the trajectories, from the first on, that is trained on; the rest is the test
 * @param seed the same seed gives the same bits
 */
public record DataSettings(int trajectories, int points, double duration, double noise, double trainFraction, long seed) {

    /** Checks that each value is in its range and no part of the split is empty. */
    public DataSettings {
        Arguments.atLeast("trajectories", 2, trajectories);
        Arguments.atLeast("points", 2, points);
        Arguments.positive("duration", duration);
        Arguments.notNegative("noise", noise);
        int training = (int) Math.round(trajectories * trainFraction);
        Arguments.require(training >= 1 && training < trajectories,
                "trainFraction must leave at least one of %d trajectories on either side, not %s",
                trajectories, trainFraction);
    }

    /** Returns how many trajectories are trained on. */
    public int trainingTrajectories() {
        return (int) Math.round(trajectories * trainFraction);
    }

    /** Returns the times of a trajectory's points. */
    public double[] times() {
        return Times.linspace(0, duration, points);
    }

    /** Returns the same settings with other noise. */
    public DataSettings withNoise(double other) {
        return new DataSettings(trajectories, points, duration, other, trainFraction, seed);
    }

    /** Returns the same settings with another number of trajectories. */
    public DataSettings withTrajectories(int other) {
        return new DataSettings(other, points, duration, noise, trainFraction, seed);
    }

    /** Returns the same settings with another seed. */
    public DataSettings withSeed(long other) {
        return new DataSettings(trajectories, points, duration, noise, trainFraction, other);
    }
}
