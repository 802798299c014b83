package hnn.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.phase.Trajectory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GymPendulumTest {

    @Test
    void aStepIsThatOfTheEquations() {
        // v' = 0.8 - 15 sin(0.5) 0.05 = 0.44043.., q' = 0.5 + v' 0.05
        double velocity = 0.8 - 15 * Math.sin(0.5) * 0.05;
        double[] next = GymPendulum.next(new double[] {0.5, 0.2});
        assertThat(next[0]).isCloseTo(0.5 + 0.05 * velocity, within(1e-15));
        assertThat(next[1]).isCloseTo(velocity / 4, within(1e-15));
    }

    @Test
    void theVelocityIsClipped() {
        assertThat(GymPendulum.next(new double[] {-Math.PI / 2, 1.99})[1]).isEqualTo(2);
    }

    @Test
    void smallSwingsHaveThePeriodOfTheLinearMap() {
        // q'' - 2 q' + q = -15 dt^2 q'  gives  cos(angle a frame) = 1 - 15 dt^2 / 2
        double angle = Math.acos(1 - 15 * 0.05 * 0.05 / 2);
        double[] q = GymPendulum.path(new double[] {1e-4, 0}, 2000).coordinate(0);
        int last = 0;
        int turns = 0;
        for (int i = 1; i < q.length; i++) {
            if (q[i - 1] < 0 && q[i] >= 0) {
                turns++;
                last = i;
            }
        }
        assertThat(last / (double) turns).isCloseTo(2 * Math.PI / angle, within(0.3));
    }

    @Test
    void theEnergyGoesUpAndDownButNotAway() {
        Trajectory path = GymPendulum.path(new double[] {0.5, 0}, 20_000);
        double[] energy = path.along(GymPendulum.ENERGY::hamiltonian);
        double early = Arrays.stream(energy, 0, 2000).average().orElseThrow();
        double late = Arrays.stream(energy, 18_000, 20_000).average().orElseThrow();
        assertThat(late).isCloseTo(early, within(0.002 * early));
        assertThat(Arrays.stream(energy).max().orElseThrow()).isLessThan(1.2 * early);
    }

    @Test
    void theEnergyRipplesByTheStepTimesTheFrequency() {
        double small = 0.05 * Math.sqrt(15); // dt sqrt(3 g / 2 l)
        assertThat(ripple(0.01)).isCloseTo(small, within(0.001));
        assertThat(ripple(Math.PI / 6)).isCloseTo(0.191, within(0.001));
    }

    /** Returns the largest less the smallest energy over the mean, for a swing from rest. */
    private static double ripple(double angle) {
        var energy = Arrays.stream(GymPendulum.path(new double[] {angle, 0}, 4000).along(GymPendulum.ENERGY::hamiltonian))
                .summaryStatistics();
        assertThat(energy.getMax() - energy.getAverage()).isCloseTo(
                energy.getAverage() - energy.getMin(), within(0.01 * energy.getAverage()));
        return (energy.getMax() - energy.getMin()) / energy.getAverage();
    }

    @Test
    void badStartsAreNamed() {
        assertThatThrownBy(() -> GymPendulum.path(new double[] {1}, 5))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("start must be (q, p), not 1 numbers");
        assertThatThrownBy(() -> GymPendulum.path(new double[] {1, 0}, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("frames must be at least 2, not 1");
    }
}
