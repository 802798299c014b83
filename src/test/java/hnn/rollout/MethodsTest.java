package hnn.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.analysis.ConvergenceOrder;
import hnn.analysis.EnergyDrift;
import hnn.analysis.Reversibility;
import hnn.analysis.Symplecticity;
import hnn.chaos.DoublePendulum;
import hnn.chaos.EnergyLevels;
import hnn.chaos.HenonHeiles;
import hnn.phase.Field;
import hnn.phase.HamiltonianField;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.MethodFacts.Takes;
import hnn.system.HamiltonianSystem;
import hnn.system.Pendulum;
import hnn.table.Tables;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each method says of itself, measured. */
class MethodsTest {

    private static final Pendulum PENDULUM = new Pendulum();
    private static final double[] SWING = {1.5, 0.3};
    private static final DoublePendulum DOUBLE = new DoublePendulum();
    private static final double[] DOUBLE_SWING = {0.9, -0.4, 0.2, 0.3};

    /** Separable, and not linear: for all methods. */
    private static final HenonHeiles GALAXY = new HenonHeiles();
    private static final List<double[]> STARTS = IntStream.range(0, 12).mapToObj(i -> new double[] {
        0.3 * Math.sin(i), 0.3 * Math.cos(2.5 * i), 0.3 * Math.sin(3 * i), 0.3 * Math.cos(1.7 * i)}).toList();

    /** Largest steps where the leading term of the error rules and, for high orders, stands out from the round-off. */
    private static final Map<String, Double> LARGEST = Map.of("explicit Euler", 0.004, "symplectic Euler", 0.01,
            "Dormand-Prince 8", 0.5, "Yoshida 6", 0.15, "Gauss-Legendre 6", 0.3, "Tao 2", 0.01, "Tao 4", 0.006);

    static Stream<StepMethod> all() {
        return Methods.all().stream();
    }

    static Stream<StepMethod> symplectic() {
        return all().filter(method -> method.facts().symplectic());
    }

    static Stream<StepMethod> reversible() {
        return all().filter(method -> method.facts().reversible());
    }

    /** The hardest system that a method is for. */
    private static HamiltonianSystem system(StepMethod method) {
        return method.facts().takes() == Takes.SEPARABLE ? PENDULUM : DOUBLE;
    }

    private static double[] start(StepMethod method) {
        return method.facts().takes() == Takes.SEPARABLE ? SWING : DOUBLE_SWING;
    }

    @ParameterizedTest
    @MethodSource("all")
    void theErrorFallsWithTheOrder(StepMethod method) {
        var measured = ConvergenceOrder.of(method, GALAXY, STARTS, 3, LARGEST.getOrDefault(method.facts().name(), 0.05), 6);
        assertThat(measured.order()).as("%s", measured).isCloseTo(method.facts().order(), within(0.1));
    }

    @Test
    void theOrderIsThatOfAHamiltonianThatDoesNotSeparateToo() {
        for (StepMethod method : List.of(Methods.implicitMidpoint(), Methods.gaussLegendre4(), Methods.tao2())) {
            assertThat(ConvergenceOrder.of(method, DOUBLE, List.of(DOUBLE_SWING), 2, 0.02, 4).order())
                    .isCloseTo(method.facts().order(), within(0.1));
        }
    }

    @ParameterizedTest
    @MethodSource("symplectic")
    void theEnergyOfASymplecticMethodDoesNotGrowOverAHundredThousandSteps(StepMethod method) {
        // Large enough for the error of the method to stand out from the round-off.
        double step = method.facts().order() == 6 ? 0.2 : 0.05;
        Trajectory path = method.every(step).integrate(PENDULUM, SWING, Times.linspace(0, 100_000 * step, 100_001));
        EnergyDrift drift = EnergyDrift.of(PENDULUM::hamiltonian, path, PENDULUM.hamiltonian(SWING));
        assertThat(drift.largest()).isBetween(1e-10, 0.1);
        assertThat(drift.growth()).isLessThan(1.02);
    }

    @Test
    void theEnergyOfRungeKuttaGrows() {
        Trajectory path = Methods.rungeKutta4().every(0.05).integrate(PENDULUM, SWING, Times.linspace(0, 5000, 20_001));
        assertThat(EnergyDrift.of(PENDULUM::hamiltonian, path, 1).growth()).isGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("reversible")
    void aReversibleMethodComesBack(StepMethod method) {
        double distance = Reversibility.distance(system(method), start(method), new double[] {0, 100}, method.every(0.01));
        assertThat(distance).isLessThan(1e-10);
    }

    @Test
    void othersDoNot() {
        for (StepMethod method : List.of(Methods.explicitEuler(), Methods.symplecticEuler(), Methods.rungeKutta4())) {
            assertThat(Reversibility.distance(PENDULUM, SWING, new double[] {0, 100}, method.every(0.1))).isGreaterThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("symplectic")
    void aSymplecticMethodKeepsTheSymplecticForm(StepMethod method) {
        var measured = Symplecticity.of(method.every(0.01), system(method), start(method), 1000);
        assertThat(measured.defect()).isLessThan(1e-7);
        double volume = new LUDecomposition(MatrixUtils.createRealMatrix(measured.jacobian())).getDeterminant();
        assertThat(volume).as("Liouville").isCloseTo(1, within(1e-7));
    }

    @Test
    void eulerBlowsAreasUp() {
        // Each step of Euler's multiplies areas by 1 + h^2 (2 g cos q) 2, here about 1 + 6e-4 cos q.
        var measured = Symplecticity.of(Methods.explicitEuler().every(0.01), PENDULUM, SWING, 1000);
        assertThat(measured.defect()).isGreaterThan(0.05);
    }

    @Test
    void aMethodForSeparableHamiltoniansSaysWhatToTakeForAnother() {
        assertThatThrownBy(() -> Methods.leapfrog().every(0.1).integrate(DOUBLE, DOUBLE_SWING, new double[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("leapfrog needs a SeparableHamiltonian")
                .hasMessageContaining("gaussLegendre6()").hasMessageContaining("tao4()");
        Field field = (t, x) -> DOUBLE.at(t, x);
        assertThatThrownBy(() -> Methods.tao2().every(0.1).integrate(field, DOUBLE_SWING, new double[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("needs a HamiltonianField");
    }

    @Test
    void stagesThatDoNotConvergeAreToldWithTimeStepAndResidual() {
        var stiff = new Pendulum(1e4);
        double[] times = {0, 0.01, 1};
        StepMethod midpoint = new GaussLegendre(1, 0, 30);
        Field gettingStiff = (t, x) -> t < 0.01 ? PENDULUM.at(t, x) : stiff.at(t, x);
        assertThatThrownBy(() -> midpoint.every(0.1).integrate(gettingStiff, SWING, times))
                .isInstanceOfSatisfying(RolloutException.class, e -> {
                    assertThat(e.time()).isEqualTo(0.01);
                    assertThat(e.step()).isCloseTo(0.099, within(1e-12));
                    assertThat(e.residual()).isGreaterThan(1e-3);
                    assertThat(e.part().times()).containsExactly(0, 0.01);
                }).hasMessageContaining("take a smaller step").hasMessageContaining("after 30 iterations");
    }

    @Test
    void aLambdaIsAMethod() {
        StepMethod heun = (field, t, x, h) -> {
            double[] v = field.at(t, x);
            double[] w = field.at(t + h, new double[] {x[0] + h * v[0], x[1] + h * v[1]});
            return new double[] {x[0] + h / 2 * (v[0] + w[0]), x[1] + h / 2 * (v[1] + w[1])};
        };
        double[] exact = DormandPrince853.reference().integrate(PENDULUM, SWING, new double[] {0, 1}).end();
        assertThat(heun.every(0.001).integrate(PENDULUM, SWING, new double[] {0, 1}).end()).containsExactly(exact, within(1e-5));
        StepMethod broken = (field, t, x, h) -> new double[] {t > 0.5 ? Double.NaN : 1, 0};
        assertThatThrownBy(() -> broken.every(0.1).integrate(PENDULUM, SWING, Times.linspace(0, 1, 11)))
                .isInstanceOfSatisfying(RolloutException.class, e -> assertThat(e.part().size()).isBetween(6, 7))
                .hasMessageContaining("no longer finite, [NaN, 0.0]");
    }

    @Test
    void energyIsAddedAndTakenOutAlongTheGradient() {
        for (double level : new double[] {5.5, 0.01}) {
            Trajectory path = EnergyLevels.path(PENDULUM, SWING, level, 12);
            assertThat(path.along(PENDULUM::hamiltonian)).containsExactly(path.times(), within(1e-14));
            assertThat(PENDULUM.hamiltonian(path.end())).isCloseTo(level, within(1e-14));
        }
        assertThat(EnergyLevels.reach(PENDULUM, SWING, PENDULUM.hamiltonian(SWING))).containsExactly(SWING);
        assertThatThrownBy(() -> EnergyLevels.path(PENDULUM, SWING, -1, 12)).isInstanceOfSatisfying(RolloutException.class,
                e -> assertThat(e.part().times()[e.part().size() - 1]).isBetween(0.0, 0.3));
        HamiltonianField flat = new Pendulum();
        assertThatThrownBy(() -> EnergyLevels.reach(flat, new double[] {0, 0}, 1)).hasMessageContaining("grad H is 0");
    }

    @Test
    void theTableNamesEachMethod() {
        assertThat(Tables.of(Methods.all()).rowCount()).isEqualTo(13);
        assertThat(Methods.all()).allSatisfy(method -> assertThat(method.facts().tableau()).contains("|"));
        assertThat(Methods.rungeKutta4().facts().tableau()).contains("0.50000 |  0.00000  0.50000").contains("0.33333");
    }
}
