package hnn.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PhaseSpaceTest {

    @Test
    void theSymplecticGradientIsJTimesTheGradient() {
        assertThat(PhaseSpace.symplecticGradient(new double[] {1, 2, 3, 4})).containsExactly(3, 4, -1, -2);
    }

    @Test
    void itIsAtRightAnglesToTheGradient() {
        double[] gradient = {0.3, -1.7, 2.5, 0.9};
        double[] field = PhaseSpace.symplecticGradient(gradient);
        double product = 0;
        for (int i = 0; i < 4; i++) {
            product += gradient[i] * field[i];
        }
        assertThat(product).isZero();
    }

    @Test
    void positionsAreNamedBeforeMomenta() {
        assertThat(PhaseSpace.names(2)).containsExactly("q", "p");
        assertThat(PhaseSpace.names(4)).containsExactly("q1", "q2", "p1", "p2");
    }

    @Test
    void anOddDimensionHasNoSymplecticGradient() {
        assertThatThrownBy(() -> PhaseSpace.symplecticGradient(new double[3]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("even").hasMessageContaining("3");
    }
}
