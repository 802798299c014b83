package hnn.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.Seeds;
import hnn.data.Samples;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import java.util.Arrays;
import org.hipparchus.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DerivativeTest {

    /** q = t^3 - t, p = t^2 at times that are not even. */
    private static Trajectory cubic() {
        double[] times = {0, 0.1, 0.25, 0.3, 0.5, 0.6, 0.8};
        return new Trajectory(times, Arrays.stream(times)
                .mapToObj(t -> new double[] {t * t * t - t, t * t}).toArray(double[][]::new));
    }

    @Test
    void differencesAreTheQuotientsOfNeighbors() {
        Samples forward = Derivative.forward().samples(cubic());
        assertThat(forward.size()).isEqualTo(6);
        assertThat(forward.velocity()[0][1]).isCloseTo(0.01 / 0.1, within(1e-12));
        Samples central = Derivative.central().samples(cubic());
        assertThat(central.size()).isEqualTo(5);
        assertThat(central.x()[0]).isEqualTo(cubic().states()[1]);
        assertThat(central.velocity()[0][1]).isCloseTo(0.0625 / 0.25, within(1e-12));
    }

    @Test
    void savitzkyGolayIsExactForPolynomialsOfItsDegree() {
        Samples samples = Derivative.savitzkyGolay(5, 3).samples(cubic());
        assertThat(samples.size()).isEqualTo(3);
        double t = 0.3;
        assertThat(samples.velocity()[1]).containsExactly(new double[] {3 * t * t - 1, 2 * t}, within(1e-9));
    }

    @Test
    void savitzkyGolaySmoothsNoiseThatDifferencesAmplify() {
        RandomGenerator random = Seeds.stream(4, "test", 0);
        double[] times = Times.linspace(0, 20, 400);
        var noisy = new Trajectory(times, Arrays.stream(times).mapToObj(t -> new double[] {
            Math.sin(t) + 0.01 * random.nextGaussian(), Math.cos(t) + 0.01 * random.nextGaussian()})
                .toArray(double[][]::new));
        assertThat(error(Derivative.savitzkyGolay(11, 2), noisy)).isLessThan(error(Derivative.central(), noisy) / 4);
        assertThat(error(Derivative.central(), noisy)).isLessThan(error(Derivative.forward(), noisy));
    }

    private static double error(Derivative derivative, Trajectory path) {
        double[] times = derivative.sampled(path).times();
        double[][] velocity = derivative.samples(path).velocity();
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            sum += Math.pow(velocity[i][0] - Math.cos(times[i]), 2);
        }
        return Math.sqrt(sum / times.length);
    }

    @Test
    void windowsThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> Derivative.savitzkyGolay(4, 2))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("window").hasMessageContaining("4");
        assertThatThrownBy(() -> Derivative.savitzkyGolay(5, 5))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("degree").hasMessageContaining("5");
        assertThatThrownBy(() -> Derivative.savitzkyGolay(9, 2).samples(cubic()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("more than 8 states, not 7");
    }
}
