package hnn.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import hnn.Seeds;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MedianIntervalTest {

    private static final int REPEATS = 2000;

    /** The part of simulated repeats whose interval holds the true median. */
    private static double coverage(int cases, double truth, ToDoubleFunction<RandomGenerator> draw) {
        return IntStream.range(0, REPEATS).filter(repeat -> {
            RandomGenerator random = Seeds.stream(repeat, "coverage", cases);
            var interval = MedianInterval.of(IntStream.range(0, cases).mapToDouble(i -> draw.applyAsDouble(random)).toArray());
            return interval.low() <= truth && truth <= interval.high();
        }).count() / (double) REPEATS;
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8, 10, 20, 40})
    void itCoversTheMedianOfSymmetricAndOfSkewedValues(int cases) {
        assertThat(coverage(cases, 0, RandomGenerator::nextGaussian)).isCloseTo(0.95, within(0.025));
        assertThat(coverage(cases, 1, random -> Math.exp(2 * random.nextGaussian()))).isCloseTo(0.95, within(0.025));
        assertThat(coverage(cases, Math.log(2), random -> -Math.log(1 - random.nextDouble()))).isCloseTo(0.95, within(0.025));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void theRangeOfFewerValuesSaysHowMuchItCovers(int cases) {
        double[] values = IntStream.range(0, cases).mapToDouble(i -> i).toArray();
        assertThat(MedianInterval.of(values)).isEqualTo(
                new MedianInterval((cases - 1) / 2.0, 0, cases - 1, 1 - Math.pow(0.5, cases - 1)));
        assertThat(coverage(cases, 0, RandomGenerator::nextGaussian)).isCloseTo(1 - Math.pow(0.5, cases - 1), within(0.03));
    }

    @Test
    void oneWildCaseMakesTheUpperEndWildAndNothingElse() {
        var interval = MedianInterval.of(new double[] {1, 2, 3, 4, 5, Double.POSITIVE_INFINITY});
        assertThat(interval.median()).isEqualTo(3.5);
        assertThat(interval.low()).isBetween(1.0, 2.0);
        assertThat(interval.high()).isInfinite();
    }

    @Test
    void badCasesAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> MedianInterval.of(new double[0])).withMessageContaining("empty");
        assertThatIllegalArgumentException().isThrownBy(() -> MedianInterval.of(new double[] {1, Double.NaN}))
                .withMessageContaining("NaN");
    }
}
