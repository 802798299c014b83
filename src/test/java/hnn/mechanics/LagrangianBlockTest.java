package hnn.mechanics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hnn.Seeds;
import hnn.learned.SmoothActivation;
import hnn.mechanics.MechanicalSettings.Mass;
import hnn.network.Mlp;
import hnn.phase.Field;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import hnn.rollout.Methods;
import hnn.shooting.PathData;
import hnn.shooting.PathTraining;
import hnn.shooting.Segments;
import hnn.training.Progress;
import hnn.training.Schedule;
import hnn.training.TrainingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LagrangianBlockTest {

    private static LearnedLagrangian untrained(LagrangianBlock block, int n) {
        try (NDManager memory = NDManager.newBaseManager("PyTorch")) {
            block.initialize(memory, DataType.FLOAT32, new Shape(1, 2L * n));
            return block.toField();
        }
    }

    /** Along the motion dp/dt is dL/dq, by differences in time and space. */
    private static void requireLagrangesEquations(LearnedLagrangian field, double[] x) {
        int n = x.length / 2;
        double step = 1e-4;
        double[] v = field.at(0, x);
        double[] ahead = new double[2 * n];
        double[] behind = new double[2 * n];
        Arrays.setAll(ahead, i -> x[i] + step * v[i]);
        Arrays.setAll(behind, i -> x[i] - step * v[i]);
        for (int i = 0; i < n; i++) {
            double change = (field.momentum(ahead)[i] - field.momentum(behind)[i]) / (2 * step);
            double[] more = x.clone();
            double[] less = x.clone();
            more[i] += step;
            less[i] -= step;
            double force = (field.learned().values(new double[][] {more})[0][0]
                    - field.learned().values(new double[][] {less})[0][0]) / (2 * step);
            assertThat(change).isCloseTo(force, within(1e-5 * (1 + Math.abs(force))));
            assertThat(v[i]).isEqualTo(x[n + i]);
        }
    }

    @Test
    void itsMotionIsLagranges() {
        requireLagrangesEquations(untrained(LagrangianBlock.of(new MechanicalLagrangian(2, Mass.OF_POSITION, 20, 0, 0, 1)), 2),
                new double[] {0.4, -0.3, 1, -2});
        requireLagrangesEquations(untrained(LagrangianBlock.of(new MechanicalLagrangian(3, Mass.CONSTANT, 20, 0)), 3),
                new double[] {0.4, -0.3, 0.1, 1, -2, 0.3});
        requireLagrangesEquations(
                untrained(LagrangianBlock.of(new Mlp(2, new int[] {20, 20}, 1, SmoothActivation.SOFTPLUS, 0)), 1),
                new double[] {0.4, -0.3});
    }

    @Test
    void theMassMatrixIsPositiveWhateverTheWeights() {
        for (int seed = 0; seed < 20; seed++) {
            LearnedLagrangian field = untrained(
                    LagrangianBlock.of(new MechanicalLagrangian(3, Mass.OF_POSITION, 20, seed)), 3);
            RandomGenerator random = Seeds.stream(seed, "positions of a test", 0);
            double[] q = {4 * random.nextGaussian(), 4 * random.nextGaussian(), 4 * random.nextGaussian()};
            double[][] mass = field.mass(q);
            assertThat(mass[0][1]).isCloseTo(mass[1][0], within(1e-12));
            assertThat(Arrays.stream(new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(mass)).getEigenvalues()).min()
                    .orElseThrow()).isPositive();
        }
    }

    @Test
    void anUntrainedOneKeepsItsEnergyAndLosesItWithFriction() {
        var lagrangian = new MechanicalLagrangian(2, Mass.OF_POSITION, 20, 0);
        LearnedLagrangian kept = untrained(LagrangianBlock.of(lagrangian), 2);
        double[] start = {0.4, -0.3, 1, -1};
        Trajectory path = Methods.rungeKutta4().every(0.02).integrate(kept, start, new double[] {0, 2});
        assertThat(kept.energy(path.end())).isCloseTo(kept.energy(start), within(1e-5));
        LearnedLagrangian lost =
                untrained(LagrangianBlock.withFriction(new MechanicalLagrangian(2, Mass.OF_POSITION, 20, 0), 2), 2);
        path = Methods.rungeKutta4().every(0.02).integrate(lost, start, new double[] {0, 1, 2});
        double[] energies = path.along(lost::energy);
        assertThat(energies[1]).isLessThan(energies[0] - 0.01);
        assertThat(energies[2]).isLessThan(energies[1]);
    }

    /** Neither rates nor momenta are measured: the rates at the starts of segments are learned with the network. */
    @Test
    void aPendulumIsLearnedFromItsAngleAlone() {
        Field pendulum = (t, x) -> new double[] {x[1], -4 * Math.sin(x[0])};
        List<Trajectory> seen = IntStream.range(0, 6).mapToObj(i -> {
            RandomGenerator random = Seeds.stream(0, "noise of a test", i);
            Trajectory path =
                    DormandPrince.standard().integrate(pendulum, new double[] {0.5 + 0.2 * i, 0}, Times.linspace(0, 4, 61));
            return new Trajectory(path.times(), Arrays.stream(path.states())
                    .map(x -> new double[] {x[0] + 0.01 * random.nextGaussian()}).toArray(double[][]::new));
        }).toList();
        var data = new PathData(Rates.estimated(seen.subList(0, 5)), Rates.estimated(seen.subList(5, 6)));
        LearnedLagrangian field = PathTraining.train(LagrangianBlock.of(new MechanicalLagrangian(1, Mass.DIAGONAL, 32, 0)), data,
                Segments.of(12).ofPositionsAlone(),
                new TrainingSettings(200, Integer.MAX_VALUE, 1e-2, 0, 200, 0).withSchedule(Schedule.linearDecay(0.5)),
                Progress.silent(), null).field().withUnit(2, new double[][] {{0, 0}});
        for (double q : new double[] {-1, -0.4, 0.7}) {
            assertThat(field.at(0, new double[] {q, 0.3})[1]).as("q = %s", q).isCloseTo(-4 * Math.sin(q),
                    withinPercentage(15));
        }
        assertThat(field.mass(new double[] {0.2})[0][0]).as("the mass that was named").isCloseTo(2, within(1e-6));
    }

    @Test
    void aStateOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> untrained(LagrangianBlock.of(new MechanicalLagrangian(2, Mass.DIAGONAL, 8, 0)), 1))
                .hasMessageContaining("a state must have 4 numbers (q, v), not 2");
        assertThatThrownBy(() -> new MechanicalLagrangian(2, Mass.DIAGONAL, 8, 0, 2))
                .hasMessageContaining("angles must be positions from 0 to 1, not 2");
    }
}
