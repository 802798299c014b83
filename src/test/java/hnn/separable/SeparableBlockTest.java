package hnn.separable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import hnn.analysis.EnergyDrift;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.network.Mlp;
import hnn.phase.Times;
import hnn.rollout.Methods;
import hnn.system.Pendulum;
import hnn.training.Progress;
import hnn.training.Schedule;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import org.junit.jupiter.api.Test;

class SeparableBlockTest {

    private final SeparableBlock block = new SeparableBlock(new Mlp(2, 20, 1, 0), new Mlp(2, 20, 1, 1));

    @Test
    void theVelocityIsOfTheMomentaAloneAndTheForceOfThePositions() {
        try (NDManager manager = NDManager.newBaseManager()) {
            block.initialize(manager, DataType.FLOAT32, new Shape(1, 4));
            double[] x = {0.3, -0.7, 0.9, 0.1};
            double[] moved = {0.3, -0.7, -0.5, 0.4};
            NDArray states = manager.create(new float[] {0.3f, -0.7f, 0.9f, 0.1f, 0.3f, -0.7f, -0.5f, 0.4f}, new Shape(2, 4));
            float[] field = block.forward(new ParameterStore(manager, false), new NDList(states), false)
                    .singletonOrThrow().toFloatArray();
            assertThat(new float[] {field[2], field[3]}).as("forces").containsExactly(new float[] {field[6], field[7]},
                    within(1e-6f));
            assertThat(field[0]).as("velocities").isNotCloseTo(field[4], within(1e-3f));
            LearnedSeparable plain = block.toField();
            for (int i = 0; i < 4; i++) {
                assertThat(plain.at(0, x)[i]).isCloseTo(field[i], within(1e-6));
                assertThat(plain.at(0, moved)[i]).isCloseTo(field[4 + i], within(1e-6));
            }
        }
    }

    @Test
    void whereTheMomentumIsTheVelocityOnlyTheForceIsLearned() {
        try (NDManager manager = NDManager.newBaseManager()) {
            var newton = new NewtonBlock(new Mlp(2, 20, 1, 0));
            newton.initialize(manager, DataType.FLOAT64, new Shape(1, 4));
            double[] x = {0.3, -0.7, 0.9, 0.1};
            double[] field =
                    newton.forward(new ParameterStore(manager, false), new NDList(manager.create(x, new Shape(1, 4))), false)
                            .singletonOrThrow().toDoubleArray();
            assertThat(field).startsWith(0.9, 0.1);
            LearnedNewton plain = newton.toField();
            assertThat(plain.at(0, x)).containsExactly(field, within(1e-12));
            double[] ahead = {0.3 + 1e-6, -0.7, 0.9, 0.1};
            double[] behind = {0.3 - 1e-6, -0.7, 0.9, 0.1};
            assertThat((plain.hamiltonian(behind) - plain.hamiltonian(ahead)) / 2e-6).as("the force").isCloseTo(field[2],
                    within(1e-7));
        }
    }

    @Test
    void whatIsLearnedCanBeFollowedByTheLeapfrog() {
        Dataset data = TrajectoryData.generate(new Pendulum(), Starts.ring(0.3, 1.2), new DataSettings(20, 20, 3, 0, 0.5, 0));
        LearnedSeparable learned = Training.train(new SeparableBlock(new Mlp(1, 30, 1, 0), new Mlp(1, 30, 1, 1)), data,
                new TrainingSettings(500, Integer.MAX_VALUE, 1e-2, 0, 100, 0).withSchedule(Schedule.linearDecay(0.5)),
                Progress.silent()).field();
        double[] start = {1, 0};
        var path = Methods.leapfrog().every(0.05).integrate(learned, start, Times.linspace(0, 50, 1001));
        var truth = new Pendulum();
        assertThat(EnergyDrift.of(learned::hamiltonian, path, truth.hamiltonian(start)).largest()).isLessThan(0.01);
        assertThat(EnergyDrift.of(truth::hamiltonian, path, truth.hamiltonian(start)).largest()).isLessThan(0.03);
    }
}
