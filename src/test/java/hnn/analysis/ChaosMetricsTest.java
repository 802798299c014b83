package hnn.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.ExactSpring;
import hnn.phase.Field;
import hnn.phase.HamiltonianField;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince853;
import hnn.system.MassSpring;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChaosMetricsTest {

    private static final DormandPrince853 EXACTLY = new DormandPrince853(1e-12, 1e-12);

    @Test
    void theValidTimeEndsWhereTheDistancePassesThePartOfTheMotion() {
        double[] times = Times.linspace(0, 20, 201);
        Trajectory truth = ExactSpring.solution(new double[] {1, 0}, times);
        Field slow = (t, x) -> new double[] {1.9 * x[1], -1.9 * x[0]}; // lags by 0.1 t; |difference| = 2 sin(0.05 t)
        Trajectory path = EXACTLY.integrate(slow, new double[] {1, 0}, times);
        ValidTime valid = ValidTime.of(truth, path, 0.4);
        // The motion is a circle of radius 1, so its size is 1: 2 sin(0.05 t) = 0.4 at t = 4.03.
        assertThat(valid.time()).isCloseTo(4.05, within(0.1));
        assertThat(valid.ended()).isTrue();
        assertThat(ValidTime.of(truth, truth)).isEqualTo(new ValidTime(20, false)).hasToString("> 20.0");
        assertThat(ValidTime.of(truth, truth.part(0, 51))).isEqualTo(new ValidTime(5, true));
        double[] back = Times.linspace(0, -20, 201);
        Trajectory backward = ExactSpring.solution(new double[] {1, 0}, back);
        assertThatThrownBy(() -> ValidTime.of(backward, backward)).hasMessageContaining("counted forward");
    }

    @Test
    void theAreaOfAnEllipseIsPiTimesItsAxes() {
        double[][] ellipse = IntStream.range(0, 2000).mapToObj(i -> Math.PI * i / 1000)
                .map(a -> new double[] {3 * Math.cos(a), 0.5 * Math.sin(a)}).toArray(double[][]::new);
        assertThat(PhaseAreas.area(ellipse)).isCloseTo(1.5 * Math.PI, within(1e-4));
        assertThatThrownBy(() -> PhaseAreas.area(new double[2][2])).hasMessageContaining("number of states");
    }

    @Test
    void theEnergyOfAScaledHamiltonianIsFound() {
        var spring = new MassSpring();
        HamiltonianField scaled = new HamiltonianField() {
            @Override
            public double hamiltonian(double[] x) {
                return 2 * spring.hamiltonian(x) - 3;
            }

            @Override
            public double[] gradient(double[] x) {
                return new double[] {4 * x[0], 4 * x[1]};
            }
        };
        EnergyFit fit = EnergyFit.of(scaled, spring, List.of(new double[] {1, 0}, new double[] {0, 2}, new double[] {1, 1}));
        assertThat(fit.slope()).isCloseTo(0.5, within(1e-14));
        assertThat(fit.energy(-3)).isCloseTo(0, within(1e-14));
        assertThat(fit.level(4)).isCloseTo(5, within(1e-14));
        assertThat(fit).hasToString("energy = 0.5000 H + 1.5000, R^2 = 1.000000, RMS error 0.0e+00".replace("0.0e+00",
                String.format(Locale.ROOT, "%.1e", fit.error())));
    }
}
