package hnn.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.ExactSpring;
import hnn.metric.RolloutError;
import hnn.phase.Field;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.system.Bodies;
import hnn.system.MassSpring;
import hnn.system.Pendulum;
import hnn.table.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntegratorsTest {

    private static final double[] START = {0.6, -0.3};

    private final MassSpring system = new MassSpring();

    static Stream<Integrator> integrators() {
        return Stream.of(Methods.rungeKutta4().every(0.01), DormandPrince.standard(),
                DormandPrince853.reference(), Methods.gaussLegendre4().every(0.01));
    }

    private double error(Integrator integrator, double[] times) {
        Trajectory path = integrator.integrate(system, START, times);
        return Math.sqrt(RolloutError.along(system, ExactSpring.solution(START, times), path).coordinates().mean());
    }

    @Test
    void dormandPrinceKeepsItsTolerance() {
        assertThat(error(DormandPrince.standard(), Times.linspace(0, 20, 100))).isLessThan(1e-7);
        assertThat(error(new DormandPrince(1e-12, 1e-12), Times.linspace(0, 20, 100))).isLessThan(1e-10);
    }

    @Test
    void aStepThatDoesNotDivideTheTimeIsShortened() {
        double[] times = {0, 0.25, 1};
        assertThat(error(Methods.rungeKutta4().every(0.1), times)).isLessThan(1e-4);
        assertThat(error(Methods.rungeKutta4().every(10), new double[] {0, 0.1})).isLessThan(1e-5);
    }

    @Test
    void theRoundOffOfTheTimesDoesNotChangeTheStep() {
        List<Double> steps = new ArrayList<>();
        StepMethod recorder = (field, t, x, h) -> {
            steps.add(h);
            return x.clone();
        };
        recorder.every(0.1).integrate(system, START, Times.linspace(0, 10_000, 100_001));
        assertThat(steps).hasSize(100_000).containsOnly(0.1);
        steps.clear();
        recorder.every(0.1).integrate(system, START, new double[] {1, 0.7, 0.55});
        assertThat(steps).containsExactly(-0.1, -0.1, -0.1, (0.55 - 0.7) / 2, (0.55 - 0.7) / 2);
    }

    @ParameterizedTest
    @MethodSource("integrators")
    void timeCanRunBackwards(Integrator integrator) {
        double[] there = integrator.integrate(system, START, new double[] {0, 3}).states()[1];
        double[] back = integrator.integrate(system, there, new double[] {3, 0}).states()[1];
        assertThat(back).containsExactly(START, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("integrators")
    void timesMayCountFrom1970(Integrator integrator) {
        double[] times = {0, 1.25, 5.5, 5.75};
        double[] late = Arrays.stream(times).map(t -> t + 1_700_000_000).toArray();
        assertThat(integrator.integrate(system, START, late).states())
                .isDeepEqualTo(integrator.integrate(system, START, times).states());
    }

    /** A rotation about (1, 1, 1), which has no phase space: three numbers come back after a turn. */
    @Test
    void statesOfThreeNumbersAreFollowed() {
        Field rotation = (t, x) -> new double[] {x[1] - x[2], x[2] - x[0], x[0] - x[1]};
        double[] start = {1, 0.5, -2};
        double[] turn = {0, 2 * Math.PI / Math.sqrt(3)};
        for (Integrator integrator : List.of(DormandPrince.standard(), Methods.gaussLegendre6().every(0.01))) {
            assertThat(integrator.integrate(rotation, start, turn).end()).containsExactly(start, within(1e-6));
            assertThat(integrator.integrate(rotation, List.of(start, new double[] {0, 1, 0}), turn).get(1).end())
                    .containsExactly(new double[] {0, 1, 0}, within(1e-6));
        }
        assertThat(hnn.phase.PhaseSpace.names(3)).containsExactly("x1", "x2", "x3");
    }

    @ParameterizedTest
    @MethodSource("integrators")
    void badRequestsAreNamed(Integrator integrator) {
        double[] times = {0, 1};
        refused(() -> integrator.integrate(system, new double[] {1, 2, 3}, times), "even");
        refused(() -> integrator.integrate(new Bodies(1, 1), new double[2], times),
                "start must have 8 numbers, [q1, q2, q3, q4, p1, p2, p3, p4], for 2 bodies, not 2");
        refused(() -> integrator.integrate(system, List.of(START, new double[4]), times), "start must have 2 numbers, [q, p]");
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
                .isInstanceOfSatisfying(RolloutException.class, e -> {
                    assertThat(e.time()).isBetween(0.99, 1.0);
                    assertThat(e.part().times()).containsExactly(0);
                });
        double[] times = Times.linspace(0, 2, 21);
        for (Integrator integrator : List.of(DormandPrince.standard(), Methods.rungeKutta4().every(0.001))) {
            assertThatThrownBy(() -> integrator.integrate(blowUp, new double[] {1, 0}, times))
                    .isInstanceOfSatisfying(RolloutException.class, e -> {
                        assertThat(e.part().times()).startsWith(Arrays.copyOf(times, 10));
                        assertThat(e.part().states()[9][0]).isCloseTo(10, within(1e-5));
                    });
        }
    }

    @Test
    void manyStartsTogetherAreTheSameAsAlone() {
        List<double[]> starts = IntStream.range(0, 150).mapToObj(i -> new double[] {0.01 * i, -0.3}).toList();
        double[] times = Times.linspace(0, 2, 5);
        var pendulum = new Pendulum();
        for (Integrator integrator : List.of(DormandPrince.standard(), Methods.leapfrog().every(0.1),
                Methods.rungeKutta4().every(0.1), Methods.tao4().every(0.1))) {
            List<Trajectory> together = integrator.integrate(pendulum, starts, times);
            for (int i = 0; i < starts.size(); i++) {
                assertThat(together.get(i).states()).isDeepEqualTo(integrator.integrate(pendulum, starts.get(i), times).states());
            }
        }
    }

    /** Two bodies that fall onto each other from rest, all but head on. */
    @Test
    void aJumpOfHIsSaidInThePath() {
        var bodies = new Bodies(1, 1);
        double[] fall = {-1, 1, 0, 0, 0, 0, 0.02, -0.02};
        double[] orbit = {-1, 1, 0, 0, 0, 0, 0.5, -0.5};
        double[] times = Times.linspace(0, 5, 100);
        Integrator leapfrog = Methods.leapfrog().every(0.05);
        Trajectory path = leapfrog.integrate(bodies, fall, times);
        assertThat(path.along(bodies::hamiltonian)[99]).isGreaterThan(10 * Math.abs(bodies.hamiltonian(fall)));
        assertThat(path.warnings()).singleElement().asString().matches("H goes from -0.4996 to .* by t = 2\\..*"
                + "a step of 0.0500 is too long there; take a shorter one, or DormandPrince\\.standard\\(\\)");
        assertThat(path.toString()).endsWith(path.warnings().get(0));
        assertThat(Tables.of(path).name()).contains(path.warnings());
        assertThat(path.part(0, 10).then(path.part(9, 100)).warnings()).isEqualTo(path.warnings());
        List<Trajectory> together = leapfrog.integrate(bodies, List.of(orbit, fall, orbit), times);
        assertThat(together).extracting(Trajectory::warnings).containsExactly(List.of(), path.warnings(), List.of());
        Field withoutH = (t, x) -> bodies.at(t, x);
        assertThat(Methods.rungeKutta4().every(0.05).integrate(withoutH, fall, times).warnings()).isEmpty();
    }

    @Test
    void aSlowDriftIsNoJump() {
        double[] times = Times.linspace(0, 60, 200);
        for (StepMethod method : Methods.all()) {
            for (double[] start : new double[][] {{1, 0}, {0, 1}, {3.1, 0}, {0, 0}, {1e-6, 0}, {Math.PI, 0}}) {
                // Explicit Euler's H grows by a quarter in each step of 0.3: that is worth a warning.
                for (double step : method.facts().name().equals("explicit Euler") ? new double[] {0.01}
                        : new double[] {0.3, 0.01}) {
                    var pendulum = new Pendulum();
                    assertThat(method.every(step).integrate(pendulum, start, times).warnings()).isEmpty();
                }
            }
        }
    }

    @Test
    void oneBadStartAmongManyIsTheOneThatIsNamed() {
        Field blowUp = (t, x) -> new double[] {x[0] * x[0], 0};
        List<double[]> starts = List.of(new double[] {0.1, 0}, new double[] {1, 0}, new double[] {0.2, 0});
        assertThatThrownBy(() -> Methods.rungeKutta4().every(0.01).integrate(blowUp, starts, Times.linspace(0, 2, 3)))
                .isInstanceOfSatisfying(RolloutException.class,
                        e -> assertThat(e.part().states()[0]).containsExactly(1, 0));
    }

    @Test
    void stepsAndTolerancesMustBeAboveZero() {
        refused(() -> Methods.rungeKutta4().every(-0.1), "step must be a finite number above 0, not -0.1");
        refused(() -> Methods.leapfrog().every(0), "step");
        refused(() -> new DormandPrince(-1e-9, 1e-9), "relativeTolerance must be a finite number above 0, not -1.0E-9");
        refused(() -> new DormandPrince(1e-9, Double.NaN), "absoluteTolerance");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
