package hnn.experiment;

import hnn.Arguments;
import hnn.Seeds;
import hnn.data.Starts;
import hnn.metric.RolloutError;
import hnn.phase.Field;
import hnn.phase.Times;
import hnn.rollout.DormandPrince;
import hnn.system.HamiltonianSystem;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rollouts from random starts, compared with the true paths.
 *
 * @param system the truth
 * @param count how many
 * @param duration how long each is
 * @param points times compared on each, both ends included
 */
public record RandomRollouts(HamiltonianSystem system, Starts starts, int count, double duration, int points)
        implements RolloutMetric {

    /** Checks the values; one out of range is an {@link IllegalArgumentException}. */
    public RandomRollouts {
        Arguments.atLeast("count", 1, count);
        Arguments.positive("duration", duration);
        Arguments.atLeast("points", 2, points);
    }

    /** Draws the starts; the same seed gives the same ones. */
    public List<double[]> draw(long seed) {
        return IntStream.range(0, count).mapToObj(i -> starts.draw(Seeds.stream(seed, "rollout", i))).toList();
    }

    @Override
    public RolloutError of(Field field, long seed) {
        return RolloutError.of(system, field, draw(seed), Times.linspace(0, duration, points), DormandPrince.standard());
    }
}
