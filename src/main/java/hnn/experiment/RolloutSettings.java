package hnn.experiment;

import hnn.Arguments;
import hnn.Seeds;
import hnn.data.Starts;
import hnn.phase.Times;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rollouts that an experiment's energy metric is taken over.
 *
 * @param starts where they begin
 * @param count how many
 * @param duration how long each is
 * @param points times compared on each, both ends included
 */
public record RolloutSettings(Starts starts, int count, double duration, int points) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public RolloutSettings {
        Arguments.atLeast("count", 1, count);
        Arguments.positive("duration", duration);
        Arguments.atLeast("points", 2, points);
    }

    /** Draws the starts; the same seed gives the same ones. */
    public List<double[]> draw(long seed) {
        return IntStream.range(0, count)
                .mapToObj(i -> starts.draw(Seeds.stream(seed, "rollout", i)))
                .toList();
    }

    /** Returns the times compared. */
    public double[] times() {
        return Times.linspace(0, duration, points);
    }
}
