package hnn.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.metric.RolloutError;
import hnn.phase.Field;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.system.MassSpring;
import java.util.stream.Stream;
import org.hipparchus.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntegratorsTest {

    private static final double[] START = {0.6, -0.3};

    private final MassSpring system = new MassSpring();

    static Stream<Integrator> integrators() {
        return Stream.of(new RungeKutta4(0.01), DormandPrince.standard());
    }

    private double error(Integrator integrator, double[] times) {
        Trajectory path = integrator.integrate(system, START, times);
        return Math.sqrt(RolloutError.along(system, system.solution(START, times), path).coordinates().mean());
    }

    @Test
    void rungeKuttaIsOfOrderFour() {
        var slope = new SimpleRegression();
        for (double step = 0.1; step > 0.01; step /= 2) {
            slope.addData(Math.log(step), Math.log(error(new RungeKutta4(step), Times.linspace(0, 2, 3))));
        }
        assertThat(slope.getSlope()).isCloseTo(4, within(0.1));
    }

    @Test
    void dormandPrinceKeepsItsTolerance() {
        assertThat(error(DormandPrince.standard(), Times.linspace(0, 20, 100))).isLessThan(1e-7);
        assertThat(error(new DormandPrince(1e-12, 1e-12), Times.linspace(0, 20, 100))).isLessThan(1e-10);
    }

    @Test
    void aStepThatDoesNotDivideTheTimeIsShortened() {
        double[] times = {0, 0.25, 1};
        assertThat(error(new RungeKutta4(0.1), times)).isLessThan(1e-4);
        assertThat(error(new RungeKutta4(10), new double[] {0, 0.1})).isLessThan(1e-5);
    }

    @ParameterizedTest
    @MethodSource("integrators")
    void timeCanRunBackwards(Integrator integrator) {
        double[] there = integrator.integrate(system, START, new double[] {0, 3}).states()[1];
        double[] back = integrator.integrate(system, there, new double[] {3, 0}).states()[1];
        assertThat(back).containsExactly(START, within(1e-6));
    }

    @Test
    void aDensePathCanBeAskedAnywhere() {
        DenseRollout path = DormandPrince.standard().follow(system, START, 0, 5);
        for (double t : new double[] {0, 0.123, 4.9, 5}) {
            double[] exact = system.solution(START, new double[] {t}).states()[0];
            assertThat(path.at(t)).containsExactly(exact, within(1e-7));
        }
        assertThatThrownBy(() -> path.at(5.1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("t must be within [0.0, 5.0], not 5.1");
    }

    @ParameterizedTest
    @MethodSource("integrators")
    void badRequestsAreNamed(Integrator integrator) {
        double[] times = {0, 1};
        refused(() -> integrator.integrate(system, new double[] {1, 2, 3}, times), "even");
        refused(() -> integrator.integrate(system, new double[] {1, Double.NaN}, times), "start[1]");
        refused(() -> integrator.integrate(system, START, new double[] {0}), "times");
        refused(() -> integrator.integrate(system, START, new double[] {0, 1, 1}), "times[2]");
        refused(() -> integrator.integrate((t, x) -> new double[1], START, times), "the field gives 1 numbers");
    }

    @ParameterizedTest
    @MethodSource("integrators")
    void aFieldThatIsNotFiniteStopsTheRolloutWithItsPlace(Integrator integrator) {
        Field broken = (t, x) -> t > 0.5 ? new double[] {Double.NaN, 0} : new double[] {1, 0};
        assertThatThrownBy(() -> integrator.integrate(broken, START, new double[] {0, 1}))
                .isInstanceOf(RolloutException.class).hasMessageContaining("NaN").hasMessageContaining("t = 0.");
    }

    @Test
    void aPathIntoASingularityStopsWithItsTime() {
        Field blowUp = (t, x) -> new double[] {x[0] * x[0], 0}; // x = 1/(1 - t)
        assertThatThrownBy(() -> DormandPrince.standard().integrate(blowUp, new double[] {1, 0}, new double[] {0, 2}))
                .isInstanceOf(RolloutException.class).hasMessageContaining("t = ");
    }

    @Test
    void stepsAndTolerancesMustBeAboveZero() {
        refused(() -> new RungeKutta4(-0.1), "step must be a finite number above 0, not -0.1");
        refused(() -> new RungeKutta4(0), "step");
        refused(() -> new DormandPrince(-1e-9, 1e-9), "relativeTolerance must be a finite number above 0, not -1.0E-9");
        refused(() -> new DormandPrince(1e-9, Double.NaN), "absoluteTolerance");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
