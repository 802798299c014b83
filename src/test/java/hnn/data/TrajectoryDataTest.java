package hnn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hnn.ExactSpring;
import hnn.phase.Trajectory;
import hnn.system.MassSpring;
import java.util.Arrays;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

class TrajectoryDataTest {

    private static final DataSettings SETTINGS = new DataSettings(50, 30, 3, 0.1, 0.5, 7);

    private final MassSpring system = new MassSpring();

    private Dataset generate(DataSettings settings) {
        return TrajectoryData.generate(system, Starts.ring(0.1, 1), settings);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        Dataset one = generate(SETTINGS);
        Dataset other = generate(SETTINGS);
        assertThat(one.train().x()).isDeepEqualTo(other.train().x());
        assertThat(one.test().velocity()).isDeepEqualTo(other.test().velocity());
        assertThat(generate(SETTINGS.withSeed(8)).train().x()[0]).isNotEqualTo(one.train().x()[0]);
    }

    @Test
    void theBitsAreThoseOfEveryMachine() {
        // Written down once. Another value means that data, and so results, are no longer those of earlier releases.
        assertThat(generate(SETTINGS).train().x()[0]).containsExactly(0.49276266913341876, -0.6727755922726548);
    }

    @Test
    void aTrajectoryIsTheSameHoweverManyAreDrawn() {
        double[][] few = generate(SETTINGS.withTrajectories(2)).train().x();
        assertThat(Arrays.copyOf(generate(SETTINGS).train().x(), 30)).isDeepEqualTo(few);
    }

    @Test
    void trainAndTestShareNoTrajectory() {
        Dataset data = generate(SETTINGS);
        assertThat(Arrays.stream(data.train().trajectory()).distinct()).hasSize(25).allMatch(i -> i < 25);
        assertThat(Arrays.stream(data.test().trajectory()).distinct()).hasSize(25).allMatch(i -> i >= 25);
        assertThat(data.train().size()).isEqualTo(750);
    }

    @Test
    void withoutNoiseTheStatesAreTheExactSolution() {
        Samples samples = generate(SETTINGS.withNoise(0)).train();
        double[][] first = Arrays.copyOf(samples.x(), 30);
        Trajectory exact = ExactSpring.solution(first[0], SETTINGS.times());
        for (int i = 0; i < 30; i++) {
            assertThat(first[i]).containsExactly(exact.states()[i], within(1e-9));
        }
    }

    @Test
    void velocitiesAreExactAtTheTruePointAndNoiseIsOnTheStatesAlone() {
        Samples clean = generate(SETTINGS.withNoise(0)).train();
        Samples noisy = generate(SETTINGS).train();
        assertThat(noisy.velocity()).isDeepEqualTo(clean.velocity());
        var noise = new DescriptiveStatistics();
        for (int i = 0; i < clean.size(); i++) {
            noise.addValue(noisy.x()[i][0] - clean.x()[i][0]);
            noise.addValue(noisy.x()[i][1] - clean.x()[i][1]);
        }
        // 1500 draws: the standard error of the mean is 0.0026, that of the deviation 0.0018.
        assertThat(noise.getMean()).isCloseTo(0, within(0.01));
        assertThat(noise.getStandardDeviation()).isCloseTo(0.1, within(0.008));
    }

    @Test
    void startsFillTheRing() {
        var radii = new DescriptiveStatistics();
        double[][] x = generate(SETTINGS.withNoise(0).withTrajectories(400)).train().x();
        for (int i = 0; i < x.length; i += 30) {
            radii.addValue(Math.hypot(x[i][0], x[i][1]));
        }
        assertThat(radii.getMin()).isBetween(0.1, 0.15);
        assertThat(radii.getMax()).isBetween(0.95, 1.0);
        assertThat(radii.getMean()).isCloseTo(0.55, within(0.06));
    }
}
