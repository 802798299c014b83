package hnn.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.phase.Field;
import hnn.phase.Times;
import hnn.rollout.DormandPrince853;
import hnn.rollout.RolloutException;
import hnn.system.MassSpring;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ErrorGrowthTest {

    private static final DormandPrince853 TIGHT = new DormandPrince853(1e-12, 1e-12);
    private static final double[] UNEVEN = {0.5, 0.6, 1, 1.7, 1.8, 3};

    @Test
    void whereTheDynamicsDoNothingTheErrorIsTheModels() {
        Field rests = (t, x) -> new double[4];
        Field drifts = (t, x) -> new double[] {0, 3 * t, 0, 4 * t};
        ErrorGrowth growth = ErrorGrowth.of(rests, drifts, new double[] {1, 2, 3, 4}, UNEVEN, TIGHT);
        double[] expected = DoubleStream.of(UNEVEN).map(t -> 2.5 * (t * t - 0.25)).toArray(); // |(3, 4)| t, summed up
        assertThat(growth.times()).isEqualTo(UNEVEN);
        assertThat(growth.error()).containsExactly(expected, within(1e-10));
        assertThat(growth.modelError()).containsExactly(expected, within(1e-10));
        assertThat(growth.twin()).containsExactly(new double[] {1, 1, 1, 1, 1, 1}, within(1e-7));
        assertThat(growth.amplification()[0]).isNaN();
        assertThat(growth.amplification()[5]).isCloseTo(1, within(1e-10));
    }

    @Test
    void aSaddleMultipliesWhatTheModelDoesWrong() {
        Field saddle = (t, x) -> new double[] {x[0], -x[1]};
        Field pushed = (t, x) -> new double[] {x[0] + 0.01, -x[1]};
        ErrorGrowth growth = ErrorGrowth.of(saddle, pushed, new double[] {0.1, 1}, UNEVEN, TIGHT);
        for (int i = 1; i < UNEVEN.length; i++) {
            double t = UNEVEN[i] - 0.5;
            assertThat(growth.modelError()[i]).isCloseTo(0.01 * t, within(1e-12));
            assertThat(growth.error()[i]).isCloseTo(0.01 * Math.expm1(t), within(1e-9));
            assertThat(growth.amplification()[i]).isCloseTo(Math.expm1(t) / t, within(1e-6));
            assertThat(growth.twin()[i]).isCloseTo(Math.exp(t), Percentage.withPercentage(1e-4));
        }
    }

    @Test
    void theTwinIsDisplacedTheWayTheModelLeaves() {
        Field saddle = (t, x) -> new double[] {x[0], -x[1]};
        Field pushed = (t, x) -> new double[] {x[0], -x[1] - 0.01}; // along the direction that shrinks
        ErrorGrowth growth = ErrorGrowth.of(saddle, pushed, new double[] {0.1, 1}, new double[] {0, 1, 2}, TIGHT);
        assertThat(growth.twin()[2]).isCloseTo(Math.exp(-2), within(1e-6));
        assertThat(growth.amplification()[2]).isCloseTo(-Math.expm1(-2) / 2, within(1e-6));
    }

    @Test
    void whatTurnsRoundCancels() {
        // A constant push moves the center of a circle: the error is 0 again after a period, its integral is not.
        Field spring = new MassSpring();
        Field pushed = (t, x) -> new double[] {2 * x[1] + 0.1, -2 * x[0]};
        ErrorGrowth growth = ErrorGrowth.of(spring, pushed, new double[] {1, 0}, Times.linspace(0, Math.PI, 11), TIGHT);
        assertThat(growth.amplification()[10]).isCloseTo(0, within(1e-9));
        assertThat(growth.modelError()[10]).isCloseTo(0.1 * Math.PI, within(1e-12));
        ErrorGrowth back = ErrorGrowth.of(spring, pushed, new double[] {1, 0}, Times.linspace(0, -Math.PI, 11), TIGHT);
        assertThat(back.modelError()).as("backward").containsExactly(growth.modelError(), within(1e-12));
        assertThat(back.toTable().columnNames()).containsExactly("t", "error", "model error", "amplification", "twin");
    }

    @Test
    void whatCannotBeMeasuredSaysWhy() {
        Field spring = new MassSpring();
        double[] start = {1, 0};
        double[] times = {0, 2};
        assertThatIllegalArgumentException().isThrownBy(() -> ErrorGrowth.of(spring, spring, start, times, TIGHT))
                .withMessage("model and truth agree at the start [1.0, 0.0]: begin where they differ");
        assertThatIllegalArgumentException().isThrownBy(() -> ErrorGrowth.of(spring, spring, start, new double[0], TIGHT))
                .withMessage("the number of times must be at least 2, not 0");
        Field explodes = (t, x) -> new double[] {x[0] * x[0], 0};
        assertThatThrownBy(() -> ErrorGrowth.of(spring, explodes, start, times, TIGHT)).isInstanceOf(RolloutException.class);
    }
}
