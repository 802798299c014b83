package hnn.shooting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.Seeds;
import hnn.phase.Field;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import java.util.Arrays;
import org.hipparchus.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FittedStartTest {

    private static final Field PENDULUM = (t, x) -> new double[] {x[1], -4 * Math.sin(x[0])};

    @Test
    void positionsAloneTellTheState() {
        RandomGenerator random = Seeds.stream(0, "noise of a test", 0);
        Trajectory path = DormandPrince.standard().integrate(PENDULUM, new double[] {1, -0.4}, Times.linspace(3, 5, 61));
        var seen = new Trajectory(path.times(), Arrays.stream(path.states())
                .map(x -> new double[] {x[0] + 0.01 * random.nextGaussian()}).toArray(double[][]::new));
        double[] guess = {seen.states()[0][0], 0};
        // The noise of one state is 0.01; of 61 together it is an eighth.
        assertThat(FittedStart.of(PENDULUM, seen, guess, DormandPrince.standard())).containsExactly(new double[] {1, -0.4},
                within(0.01));
        assertThat(FittedStart.atEnd(PENDULUM, seen, guess, DormandPrince.standard())).containsExactly(path.end(), within(0.02));
    }

    @Test
    void aGuessMustBeAWholeState() {
        var seen = new Trajectory(new double[] {0, 1}, new double[][] {{1, 0}, {2, 0}});
        assertThatThrownBy(() -> FittedStart.of(PENDULUM, seen, new double[1], DormandPrince.standard()))
                .hasMessage("guess must have at least the 2 numbers that were observed, not 1");
    }
}
