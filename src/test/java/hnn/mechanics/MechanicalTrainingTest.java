package hnn.mechanics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.FiniteDifferences;
import hnn.Seeds;
import hnn.chaos.DoublePendulum;
import hnn.leastsquares.ParametricMotion;
import hnn.phase.Field;
import hnn.phase.HamiltonianField;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MechanicalTrainingTest {

    private static final MechanicalSettings ANGLES = MechanicalSettings.standard().withMass(MechanicalSettings.Mass.OF_POSITION)
            .withUnit(2).withoutFriction().withAngles(0, 1);

    /** Positions alone, with noise. */
    private static Trajectory positions(Trajectory path, int count, double noise, int number) {
        RandomGenerator random = Seeds.stream(3, "noise of a test", number);
        return new Trajectory(path.times(), Arrays.stream(path.states()).map(x -> IntStream.range(0, count)
                .mapToDouble(i -> x[i] + noise * random.nextGaussian()).toArray()).toArray(double[][]::new));
    }

    private static List<Trajectory> swings(int count, double duration) {
        return IntStream.range(0, count).mapToObj(i -> {
            RandomGenerator random = Seeds.stream(3, "start of a test", i);
            double[] start = {2.4 * random.nextDouble() - 1.2, 2.4 * random.nextDouble() - 1.2, 0, 0};
            return DormandPrince.standard().integrate(new DoublePendulum(9.81), start,
                    Times.linspace(0, duration, (int) Math.round(40 * duration) + 1));
        }).toList();
    }

    /** Positions and rates of a double pendulum, as a state of (q, p) has them. */
    private static Trajectory rates(Trajectory path) {
        return new Trajectory(path.times(), Arrays.stream(path.states()).map(x -> {
            double[] v = new DoublePendulum(9.81).at(0, x);
            return new double[] {x[0], x[1], v[0], v[1]};
        }).toArray(double[][]::new));
    }

    /** The error of M, relative, over the states of paths. */
    private static double massError(LearnedMechanics field, List<Trajectory> paths) {
        double error = 0;
        double all = 0;
        for (Trajectory path : paths) {
            for (double[] x : path.states()) {
                double[][] learned = field.mass(Arrays.copyOf(x, 2));
                double[][] truth = {{2, Math.cos(x[0] - x[1])}, {Math.cos(x[0] - x[1]), 1}};
                for (int i = 0; i < 4; i++) {
                    error += Math.pow(learned[i / 2][i % 2] - truth[i / 2][i % 2], 2);
                    all += Math.pow(truth[i / 2][i % 2], 2);
                }
            }
        }
        return Math.sqrt(error / all);
    }

    @Test
    void aDampedPendulumIsReadOffItsAngles() {
        Field damped = (t, x) -> new double[] {x[1], -6 * Math.sin(x[0]) - 0.05 * x[1]};
        Trajectory path = DormandPrince.standard().integrate(damped, new double[] {1.5, 0}, Times.linspace(0, 200, 6001));
        LearnedMechanics field = MechanicalTraining
                .fromPositions(List.of(positions(path, 1, 0.01, 0)), MechanicalSettings.standard().withAngles(0)).field();
        assertThat(field.friction()[0]).isCloseTo(0.05, within(0.03 * 0.05));
        for (double q : new double[] {-1.2, -0.6, 0.6, 1.2}) {
            assertThat(field.potential(new double[] {q}) - field.potential(new double[] {0})).as("V(%s)", q)
                    .isCloseTo(6 * (1 - Math.cos(q)), within(0.03 * 6 * (1 - Math.cos(q))));
        }
        assertThat(field.mass(new double[] {0.3})).isDeepEqualTo(new double[][] {{1}});
    }

    @Test
    void frictionDoesNotFeed() {
        Field fed = (t, x) -> new double[] {x[1], -4 * x[0] + 0.05 * x[1]};
        Trajectory path = DormandPrince.standard().integrate(fed, new double[] {1, 0}, Times.linspace(0, 20, 401));
        List<Trajectory> seen = List.of(positions(path, 1, 0.001, 0));
        assertThat(MechanicalTraining.fromPositions(seen, MechanicalSettings.standard()).field().friction()).containsExactly(0);
        assertThat(MechanicalTraining.alongPaths(seen, MechanicalSettings.standard(), 1).field().friction()).containsExactly(0);
    }

    @Test
    void anInterruptEndsTheFit() {
        List<Trajectory> seen = List.of(positions(swings(1, 5).get(0), 2, 0, 0));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> MechanicalTraining.alongPaths(seen, ANGLES, 0)).isInstanceOf(CancellationException.class)
                    .hasMessageContaining("was interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        Trajectory path = swings(1, 5).get(0);
        List<Trajectory> paths = List.of(positions(path, 2, 0, 0), positions(path.part(0, 20), 2, 0, 0));
        assertThatThrownBy(() -> MechanicalTraining.fromPositions(paths, MechanicalSettings.standard().withWindow(31)))
                .hasMessage(
                        "path 1, from t = 0.0, has 20 states, fewer than a window of 31: leave it out, or take shorter windows");
        assertThatThrownBy(() -> MechanicalSettings.standard().withUnit(0))
                .hasMessage("unit, the mass that is named, must be a finite number above 0, not 0.0");
    }

    @Test
    void aNamedMassSetsTheScale() {
        Field spring = (t, x) -> new double[] {x[1], -4 * x[0]};
        Trajectory path = DormandPrince.standard().integrate(spring, new double[] {1, 0}, Times.linspace(0, 20, 401));
        LearnedMechanics field = MechanicalTraining.fromPositions(List.of(positions(path, 1, 0, 0)),
                MechanicalSettings.standard().withUnit(2.5).withoutFriction()).field();
        assertThat(field.potential(new double[] {0.8}) - field.potential(new double[] {0})).isCloseTo(2.5 * 4 * 0.32,
                within(0.02));
        assertThat(field.energy(new double[] {0, 2}) - field.energy(new double[] {0, 0})).isCloseTo(5, within(1e-12));
        assertThat(field.momentum(new double[] {0, 2})).containsExactly(new double[] {5}, within(1e-12));
    }

    @Test
    void unitsDoNotMatter() {
        Field spring = (t, x) -> new double[] {x[1], -4 * x[0] - 0.1 * x[1]};
        Trajectory path = positions(
                DormandPrince.standard().integrate(spring, new double[] {1, 0}, Times.linspace(0, 20, 401)), 1, 0.01, 0);
        double one = MechanicalTraining.fromPositions(List.of(path), MechanicalSettings.standard()).field()
                .at(0, new double[] {0.7, 0.3})[1];
        for (double unit : new double[] {1e-3, 1e3}) {
            var scaled = new Trajectory(path.times(),
                    Arrays.stream(path.states()).map(x -> new double[] {unit * x[0]}).toArray(double[][]::new));
            double other = MechanicalTraining.fromPositions(List.of(scaled), MechanicalSettings.standard()).field()
                    .at(0, new double[] {0.7 * unit, 0.3 * unit})[1];
            assertThat(other / unit).as("unit %s", unit).isCloseTo(one, within(1e-3 * Math.abs(one)));
        }
    }

    @Test
    void theMassMatrixOfADoublePendulumComesOutOfItsAnglesAndRates() {
        List<Trajectory> paths = swings(6, 5);
        LearnedMechanics field =
                MechanicalTraining.fromRates(paths.stream().map(MechanicalTrainingTest::rates).toList(), ANGLES).field();
        double error = massError(field, paths);
        System.out.println("double pendulum, angles and rates: M off by " + error);
        assertThat(error).isLessThan(0.02);
        HamiltonianField h = field.hamiltonian();
        double[] x = {0.4, -0.3, 1, 2};
        assertThat(h.gradient(x)).containsExactly(FiniteDifferences.gradient(h::hamiltonian, x, 1e-4), within(1e-5));
        double[] qv = {0.4, -0.3, 0.5, 0.8};
        double[] p = field.momentum(qv);
        double[] rate = h.at(0, new double[] {0.4, -0.3, p[0], p[1]});
        assertThat(rate[0]).isCloseTo(0.5, within(1e-9));
        double before = field.energy(qv);
        Trajectory rollout = DormandPrince.standard().integrate(field, qv, Times.linspace(0, 5, 11));
        assertThat(field.energy(rollout.end())).as("the learned energy is kept").isCloseTo(before, within(1e-6));
    }

    @Test
    void itComesOutOfTheAnglesAlone() {
        List<Trajectory> paths = swings(8, 5);
        List<Trajectory> seen = IntStream.range(0, paths.size()).mapToObj(i -> positions(paths.get(i), 2, 0.003, i)).toList();
        double first = massError(MechanicalTraining.fromPositions(seen, ANGLES).field(), paths);
        double along = massError(MechanicalTraining.alongPaths(seen, ANGLES, 0).field(), paths);
        System.out.println("double pendulum, angles alone: M off by " + first + ", along paths by " + along);
        assertThat(along).isLessThan(0.05).isLessThan(first);
    }

    @Test
    void theDerivativesOfTheMotionAreRight() {
        List<Trajectory> paths = swings(2, 3);
        var result = MechanicalTraining.fromRates(paths.stream().map(MechanicalTrainingTest::rates).toList(), ANGLES);
        ParametricMotion motion = result.motion();
        double[] c = result.solution().constants();
        double[] x = {0.4, -0.3, 1, -2};
        ParametricMotion.Slope slope = motion.at(x, c);
        for (int j : new int[] {0, 30, 41, 100, 130, c.length - 1}) {
            double step = 1e-4 * Math.max(1, Math.abs(c[j]));
            double[] more = c.clone();
            double[] less = c.clone();
            more[j] += step;
            less[j] -= step;
            for (int i = 0; i < 4; i++) {
                double expected = (motion.at(x, more).value()[i] - motion.at(x, less).value()[i]) / (2 * step);
                assertThat(slope.byConstants()[i][j]).as("%d by constant %d", i, j)
                        .isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    @Test
    void whatCannotBeLearnedIsSaid() {
        Trajectory path = swings(1, 1).get(0);
        assertThatThrownBy(() -> MechanicalTraining.fromPositions(List.of(), ANGLES)).hasMessageContaining("paths is empty");
        assertThatThrownBy(() -> MechanicalTraining.fromRates(List.of(positions(path, 1, 0, 0)), ANGLES))
                .hasMessageContaining("a state must have a rate for each position, but has 1 numbers");
        assertThatThrownBy(() -> MechanicalTraining.fromPositions(List.of(positions(path.part(0, 5), 1, 0, 0)),
                MechanicalSettings.standard()))
                .hasMessageContaining("path 0, from t = 0.0, has 5 states, fewer than a window of 9");
        assertThatThrownBy(() -> MechanicalSettings.standard().withUnit(0))
                .hasMessageContaining("unit, the mass that is named, must be");
        assertThatThrownBy(() -> MechanicalTraining.fromPositions(List.of(positions(path, 1, 0, 0)), ANGLES))
                .hasMessageContaining("angles must be positions from 0 to 0, not 1");
    }
}
