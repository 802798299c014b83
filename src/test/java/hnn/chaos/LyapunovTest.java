package hnn.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.Seeds;
import hnn.metric.Estimate;
import hnn.phase.Field;
import hnn.rollout.DormandPrince853;
import hnn.rollout.RolloutException;
import hnn.system.MassSpring;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class LyapunovTest {

    private static final DormandPrince853 TIGHT = new DormandPrince853(1e-11, 1e-11);
    private static final HenonHeiles STAR = new HenonHeiles();

    /** A start on q_1 = 0 at the energy 1/8, with p_2 = 0: in the chaotic sea for q_2 from -0.25 to -0.05. */
    private static double[] onSection(double q2) {
        return new double[] {0, q2, Math.sqrt(2 * (0.125 - STAR.potential(new double[] {0, q2, 0, 0}))), 0};
    }

    @Test
    void theExponentIsTheRateOfASaddleAndZeroForASpring() {
        Field saddle = (t, x) -> new double[] {0.7 * x[0], -0.7 * x[1]};
        assertThat(Lyapunov.growthRates(saddle, new double[] {1e-6, 1e-6}, 5, TIGHT)).hasSize(5)
                .containsExactly(new double[] {0.7, 0.7, 0.7, 0.7, 0.7}, within(1e-6));
        assertThat(Lyapunov.largest(new MassSpring(), new double[] {1, 0}, 50, TIGHT)).isCloseTo(0, within(1e-6));
    }

    @Test
    void ofARegularMotionItFallsAsTheLogarithmOfTheLengthOverIt() {
        // A displacement (d, 0) becomes (d, t d), so the exponent is ln(1 + T^2) / 2T: it falls to 0, slower than 1 / T.
        Field shear = (t, x) -> new double[] {0, x[0]};
        for (int length : new int[] {10, 100, 1000}) {
            assertThat(Lyapunov.largest(shear, new double[] {0.1, 0}, length, TIGHT))
                    .isCloseTo(Math.log1p((double) length * length) / (2 * length), within(1e-6));
        }
    }

    @Test
    void henonAndHeilesFoundASeaAndIslandsAtOneEighth() {
        LyapunovExponent sea = LyapunovExponent.of(STAR, onSection(-0.15), 3000, TIGHT);
        assertThat(sea.value()).as("the mean of five starts for 10,000 units of time is 0.053 ± 0.003").isBetween(0.025, 0.08);
        assertThat(sea.standardError()).isBetween(0.002, 0.01);
        LyapunovExponent island = LyapunovExponent.of(STAR, onSection(0.3), 1000, TIGHT);
        assertThat(island.value()).isLessThan(Math.log(1000) / 1000);
    }

    @Test
    void theLyapunovTimeOfTheDoublePendulumIsAboutTwo() {
        LyapunovExponent high = LyapunovExponent.of(new DoublePendulum(), new double[] {2, 2.5, 0, 0}, 1000, TIGHT);
        assertThat(high.value()).isBetween(0.4, 0.56);
        assertThat(high.time()).isEqualTo(1 / high.value());
    }

    @Test
    void aPathIsFollowedOnceForAllLengths() {
        List<double[]> starts = List.of(onSection(-0.2), onSection(-0.1), onSection(0.3));
        Table table = Lyapunov.table(STAR, starts, new int[] {30, 60}, TIGHT);
        assertThat(table.columnNames()).containsExactly("T", "mean", "least", "largest", "standard error");
        for (int row = 0; row < 2; row++) {
            int length = 30 * (row + 1);
            double[] each = starts.stream().mapToDouble(x -> Lyapunov.largest(STAR, x, length, TIGHT)).sorted().toArray();
            Estimate over = Estimate.of(each);
            double[] expected = {length, over.mean(), each[0], each[2], over.standardError()};
            for (int column = 0; column < 5; column++) {
                assertThat(((Number) table.get(row, column)).doubleValue()).isCloseTo(expected[column], within(1e-12));
            }
        }
        assertThat(table.get(0, 1)).as("a number, not a missing one").isNotEqualTo(Double.NaN);
    }

    @Test
    void theStandardErrorIsThatOfAMeanOfDependentValues() {
        // r_k = 0.9 r_(k-1) + e_k: the mean of N has the standard error 1 / (0.1 sqrt(N)), 4.4 times that of independent values.
        double[] errors = IntStream.range(0, 200).mapToDouble(i -> {
            var random = Seeds.stream(3, "rates", i);
            double[] rates = new double[4000];
            for (int k = 1; k < rates.length; k++) {
                rates[k] = 0.9 * rates[k - 1] + random.nextGaussian();
            }
            LyapunovExponent measured = LyapunovExponent.of(rates);
            return measured.value() / measured.standardError();
        }).toArray();
        // Student's t with 19 degrees of freedom: |t| is below 2.093 in 95 of 100 cases; 200 cases give this to 1.5.
        assertThat(Arrays.stream(errors).filter(t -> Math.abs(t) < 2.093).count()).isBetween(180L, 197L);
    }

    @Test
    void blocksOfUnequalLengthDifferByOneUnit() {
        double[] rates = IntStream.range(0, 27).mapToDouble(i -> 2).toArray();
        assertThat(LyapunovExponent.of(rates)).isEqualTo(new LyapunovExponent(2, 0, 27)).hasToString("2.0000 ± 0.0000 (T = 27)");
    }

    @Test
    void badInputIsNamed() {
        double[] start = onSection(0.3);
        assertThatIllegalArgumentException().isThrownBy(() -> LyapunovExponent.of(STAR, start, 19, TIGHT))
                .withMessage("duration must be at least 20, not 19");
        assertThatIllegalArgumentException().isThrownBy(() -> Lyapunov.largest(STAR, new double[3], 5, TIGHT))
                .withMessageContaining("the length of the start must be even");
        assertThatIllegalArgumentException().isThrownBy(() -> Lyapunov.table(STAR, List.of(start), new int[] {5}, TIGHT))
                .withMessage("the number of starts must be at least 2, not 1");
        List<double[]> twice = List.of(start, start);
        assertThatIllegalArgumentException().isThrownBy(() -> Lyapunov.table(STAR, twice, new int[] {5, 0}, TIGHT))
                .withMessage("each of lengths must be at least 1, not 0");
        Field explodes = (t, x) -> new double[] {x[0] * x[0], 0};
        assertThatThrownBy(() -> Lyapunov.largest(explodes, new double[] {1, 0}, 5, TIGHT)).isInstanceOf(RolloutException.class);
    }
}
