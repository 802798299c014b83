package hnn.friction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hnn.Seeds;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.network.Mlp;
import hnn.phase.Field;
import hnn.system.MassSpring;
import hnn.training.Progress;
import hnn.training.Schedule;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.util.stream.DoubleStream;
import org.hipparchus.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DampedBlockTest {

    private static final TrainingSettings BUDGET =
            new TrainingSettings(1000, 300, 3e-3, 0, 500, 0).withSchedule(Schedule.linearDecay(0.5));

    private static double[] state(RandomGenerator random, int dimension) {
        return DoubleStream.generate(() -> 4 * random.nextDouble() - 2).limit(dimension).toArray();
    }

    @Test
    void whateverItsWeightsItGivesNoEnergy() {
        RandomGenerator random = Seeds.stream(0, "states of a test", 0);
        for (int n : new int[] {1, 2, 3}) {
            DampedBlock block = DampedBlock.of(n, 30, 7);
            try (NDManager memory = NDManager.newBaseManager("PyTorch")) {
                block.initialize(memory, DataType.FLOAT32, new Shape(1, 2L * n));
                LearnedDamped field = block.toField();
                for (int k = 0; k < 100; k++) {
                    assertThat(field.power(state(random, 2 * n))).isNegative();
                }
            }
        }
    }

    @Test
    void itFindsTheFriction() {
        Dataset data = TrajectoryData.generate(new Damped(new MassSpring(), 0.2), Starts.ring(0.5, 1.5),
                new DataSettings(30, 30, 10, 0, 0.5, 0));
        LearnedDamped field = Training.train(DampedBlock.of(1, 60, 0), data, BUDGET, Progress.silent()).field();
        for (double[] x : new double[][] {{0.4, 0.8}, {-0.6, -0.5}}) {
            assertThat(field.power(x)).as("-0.2 p dH/dp").isCloseTo(-0.4 * x[1] * x[1], within(0.02));
        }
    }

    /** A motion that gains energy: the two networks of a dissipative HNN follow it, this one comes as near as no friction at all. */
    @Test
    void itDoesNotLearnToFeed() {
        Field fed = (t, x) -> new double[] {2 * x[1], -2 * x[0] + 0.3 * x[1]};
        Dataset data = TrajectoryData.generate(fed, Starts.ring(0.5, 1), new DataSettings(20, 30, 3, 0, 0.5, 0));
        LearnedDamped field = Training.train(DampedBlock.of(1, 60, 0), data, BUDGET, Progress.silent()).field();
        for (double[] x : data.test().x()) {
            assertThat(field.power(x)).isNotPositive().isCloseTo(0, within(0.05));
        }
        LearnedHelmholtz helmholtz = Training.train(
                new HelmholtzBlock(new Mlp(2, 60, 1, 0), new RayleighBlock(new Mlp(1, 30, 1, 1)), 1e-3),
                data, BUDGET, Progress.silent()).field();
        double[] x = {0, 1};
        assertThat(helmholtz.gradient().at(0, x)[1]).isGreaterThan(0.2);
    }
}
