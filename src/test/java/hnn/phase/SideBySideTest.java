package hnn.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hnn.chaos.DoublePendulum;
import hnn.chaos.HenonHeiles;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private static final double[][] STATES = {{1, 2, 3, 4}, {5, 6, 7, 8}, {0.1, 0.2, 0.3, 0.4}};

    @Test
    void positionsComeFirstAndStatesComeBack() {
        double[] joined = SideBySide.join(STATES);
        assertThat(joined).containsExactly(1, 2, 5, 6, 0.1, 0.2, 3, 4, 7, 8, 0.3, 0.4);
        assertThat(SideBySide.split(joined, 3)).isDeepEqualTo(STATES);
    }

    @Test
    void copiesAreTheSystemOnEachState() {
        for (HamiltonianField one : new HamiltonianField[] {new HenonHeiles(), new DoublePendulum()}) {
            var all = (HamiltonianField) SideBySide.of(one, 3);
            assertThat(all)
                    .isInstanceOf(one instanceof SeparableHamiltonian ? SeparableHamiltonian.class : HamiltonianField.class);
            double[] joined = SideBySide.join(STATES);
            double energy = 0;
            double[][] velocities = new double[3][];
            for (int i = 0; i < 3; i++) {
                velocities[i] = one.at(0, STATES[i]);
                energy += one.hamiltonian(STATES[i]);
            }
            assertThat(SideBySide.split(all.at(0, joined), 3)).isDeepEqualTo(velocities);
            assertThat(PhaseSpace.symplecticGradient(all.gradient(joined))).containsExactly(all.at(0, joined));
            assertThat(all.hamiltonian(joined)).isCloseTo(energy, within(1e-13));
        }
    }
}
