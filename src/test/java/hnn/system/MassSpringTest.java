package hnn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hnn.ExactSpring;
import hnn.FiniteDifferences;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince853;
import java.util.List;
import org.junit.jupiter.api.Test;

class MassSpringTest {

    private final MassSpring system = new MassSpring();

    @Test
    void theGradientIsThatOfH() {
        double[] x = {0.3, -0.8};
        double[] expected = FiniteDifferences.gradient(system::hamiltonian, x, 1e-5);
        assertThat(system.gradient(x)).containsExactly(expected, within(1e-9));
    }

    @Test
    void itTurnsClockwiseWithPeriodPi() {
        double[] times = {0, Math.PI / 4, Math.PI};
        for (Trajectory path : List.of(ExactSpring.solution(new double[] {1, 0}, times),
                DormandPrince853.reference().integrate(system, new double[] {1, 0}, times))) {
            assertThat(path.states()[1]).containsExactly(new double[] {0, -1}, within(1e-12));
            assertThat(path.states()[2]).containsExactly(new double[] {1, 0}, within(1e-12));
        }
    }

    @Test
    void theSolutionFollowsTheFieldAndKeepsTheEnergy() {
        double step = 1e-4;
        Trajectory path = ExactSpring.solution(new double[] {0.6, 0.7}, Times.linspace(0, 2 * step, 3));
        for (int i = 0; i < 2; i++) {
            double slope = (path.coordinate(i)[2] - path.coordinate(i)[0]) / (2 * step);
            assertThat(slope).isCloseTo(system.at(0, path.states()[1])[i], within(1e-7));
        }
        assertThat(path.along(system::hamiltonian)).containsOnly(new double[] {0.85}, within(1e-14));
    }
}
