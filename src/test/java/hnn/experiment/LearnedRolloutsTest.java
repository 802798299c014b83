package hnn.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hnn.analysis.EnergyDrift;
import hnn.analysis.EnergyFit;
import hnn.analysis.ErrorParts;
import hnn.analysis.PhaseAreas;
import hnn.analysis.Reversibility;
import hnn.analysis.Symplecticity;
import hnn.chaos.EnergyLevels;
import hnn.data.Dataset;
import hnn.learned.LearnedField;
import hnn.learned.LearnedHamiltonian;
import hnn.phase.Field;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import hnn.rollout.DormandPrince853;
import hnn.rollout.Integrator;
import hnn.rollout.MethodFacts.Takes;
import hnn.rollout.Methods;
import hnn.rollout.StepMethod;
import hnn.training.Progress;
import hnn.training.Training;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What rollouts of the trained networks of tasks 1 and 2 keep, with the paper's whole budget and seed 0. */
@Tag("slow")
class LearnedRolloutsTest {

    private static final double STEP = 0.01;
    private static final double[] START = {1, 0.3};

    private static final Map<FieldExperiment, LearnedHamiltonian> HNNS = new LinkedHashMap<>();
    private static final Map<FieldExperiment, Dataset> DATA = new LinkedHashMap<>();
    private static LearnedField baseline;

    @BeforeAll
    static void train() {
        for (FieldExperiment task : List.of(Experiments.massSpring(), Experiments.pendulum())) {
            Dataset data = task.dataset(0);
            DATA.put(task, data);
            HNNS.put(task, Training.train(task.hamiltonian(0), data, task.training(), Progress.silent()).field());
            if (baseline == null) {
                baseline = Training.train(task.baseline(0), data, task.training(), Progress.silent()).field();
            }
        }
    }

    private static List<StepMethod> symplecticForAnyHamiltonian() {
        return Methods.all().stream().filter(method -> method.facts().symplectic())
                .filter(method -> method.facts().takes() != Takes.SEPARABLE).toList();
    }

    @Test
    void reversibleMethodsComeBackAfterTenThousandSteps() {
        double[] times = {0, 10_000 * STEP};
        HNNS.forEach((task, hnn) -> symplecticForAnyHamiltonian().parallelStream()
                .forEach(method -> assertThat(Reversibility.distance(hnn, START, times, method.every(STEP)))
                        .as("%s, %s", task.name(), method.facts().name()).isLessThan(1e-10)));
    }

    @Test
    void symplecticMethodsKeepTheSymplecticFormAndTheBaselineDoesNot() {
        HNNS.forEach((task, hnn) -> symplecticForAnyHamiltonian().parallelStream()
                .forEach(method -> assertThat(Symplecticity.of(method.every(STEP), hnn, START, 1000).defect())
                        .as("%s, %s", task.name(), method.facts().name()).isLessThan(1e-7)));
        assertThat(Symplecticity.of(Methods.gaussLegendre6().every(STEP), baseline, START, 1000).defect()).isGreaterThan(1e-3);
    }

    @Test
    void whatIsLeftWithGaussLegendreIsTheErrorOfTheModel() {
        FieldExperiment task = Experiments.massSpring();
        LearnedHamiltonian hnn = HNNS.values().iterator().next();
        double[] times = Times.linspace(0, 20, 101);
        var method = Methods.gaussLegendre6().every(0.05);
        for (double[] start : ((RandomRollouts) task.rollouts()).draw(0)) {
            Trajectory path = method.integrate(hnn, start, times);
            assertThat(EnergyDrift.of(hnn::hamiltonian, path, task.system().hamiltonian(start)).largest()).isLessThan(1e-9);
            ErrorParts parts = ErrorParts.of(task.system(), hnn, start, times, method);
            double model = Arrays.stream(parts.model()).max().orElseThrow();
            assertThat(Arrays.stream(parts.integrator()).max().orElseThrow()).isLessThan(1e-5 * model);
            assertThat(Arrays.stream(parts.whole()).max().orElseThrow()).isCloseTo(model, within(1e-5 * model));
        }
    }

    @Test
    void theLearnedHamiltonianIsTheEnergyUpToAConstant() {
        HNNS.forEach((task, hnn) -> {
            EnergyFit fit = EnergyFit.of(hnn, task.system(), List.of(DATA.get(task).test().x()));
            assertThat(fit.slope()).isCloseTo(1, within(0.05));
            assertThat(fit.rSquared()).isGreaterThan(0.99);
            double[] reached = EnergyLevels.reach(hnn, START, fit.level(0.6));
            assertThat(fit.energy(hnn.hamiltonian(reached))).isCloseTo(0.6, within(1e-12));
        });
    }

    @Test
    void aLineOfStatesKeepsItsAreaUnderTheHnnAndLosesItUnderTheBaseline() {
        List<double[]> circle = IntStream.range(0, 400).mapToObj(i -> new double[] {
            0.7 + 0.2 * Math.cos(2 * Math.PI * i / 400), 0.2 * Math.sin(2 * Math.PI * i / 400)}).toList();
        var method = Methods.gaussLegendre4().every(0.1);
        double before = PhaseAreas.area(circle.toArray(double[][]::new));
        LearnedHamiltonian hnn = HNNS.values().iterator().next();
        assertThat(areaAfter(20, hnn, circle, method)).isCloseTo(before, within(1e-4 * before));
        // This seed's baseline has the smallest energy error of ten: see notebooks/results/table.csv.
        assertThat(Math.abs(areaAfter(20, baseline, circle, method) / before - 1)).isGreaterThan(0.01);
    }

    private static double areaAfter(double t, Field field, List<double[]> line, Integrator integrator) {
        return PhaseAreas.area(integrator.integrate(field, line, new double[] {0, t}).stream()
                .map(Trajectory::end).toArray(double[][]::new));
    }

    @Test
    void theEngineGivesTheSameFieldAtManyPoints() {
        LearnedHamiltonian plain = HNNS.values().iterator().next();
        double[][] points = IntStream.range(0, 200).mapToObj(i -> new double[] {Math.sin(i), Math.cos(1.7 * i)})
                .toArray(double[][]::new);
        assertSame(plain.gradients(points), alone(points, plain::gradient), 1e-12);
        assertSame(plain.single().gradients(points), alone(points, plain::gradient), 2e-5);
        assertSame(baseline.atAll(0, points), alone(points, x -> baseline.at(0, x)), 1e-12);
        double[] times = {0, 0.5, 1};
        var method = Methods.rungeKutta4().every(0.1);
        List<Trajectory> paths = method.integrate(plain, List.of(points), times);
        assertSame(paths.get(7).states(), method.integrate(plain, points[7], times).states(), 1e-12);
    }

    @Test
    void hundredsOfAdaptivePathsAreAsExactAsEachAlone() {
        LearnedHamiltonian hnn = HNNS.values().iterator().next();
        List<double[]> starts = IntStream.range(0, 600).mapToObj(i -> new double[] {Math.sin(i), Math.cos(1.7 * i)}).toList();
        double[] times = {0, 1.5, 3};
        List<Trajectory> paths = new DormandPrince(1e-7, 1e-7).integrate(hnn, starts, times);
        for (int i : new int[] {0, 77, 299, 599}) {
            Trajectory exact = new DormandPrince(1e-12, 1e-12).integrate(hnn, starts.get(i), times);
            assertSame(paths.get(i).states(), exact.states(), 2e-6);
        }
    }

    private static double[][] alone(double[][] points, UnaryOperator<double[]> field) {
        return Arrays.stream(points).map(field).toArray(double[][]::new);
    }

    private static void assertSame(double[][] actual, double[][] expected, double tolerance) {
        assertThat(actual.length).isEqualTo(expected.length);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).containsExactly(expected[i], within(tolerance));
        }
    }

    @Test
    void aRolloutWithLargeStepsOwesItsErrorToTheIntegrator() {
        FieldExperiment task = Experiments.massSpring();
        LearnedHamiltonian hnn = HNNS.values().iterator().next();
        ErrorParts parts = ErrorParts.of(
                task.system(), hnn, new double[] {0.5, 0.1}, Times.linspace(0, 3, 4), Methods.explicitEuler().every(0.1));
        assertThat(parts.integrator()[3]).isGreaterThan(2 * parts.model()[3]);
        assertThat(DormandPrince853.reference().integrate(hnn, START, new double[] {0, 20}).size()).isEqualTo(2);
    }
}
