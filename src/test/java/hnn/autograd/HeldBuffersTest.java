package hnn.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import hnn.GarbageCollector;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.system.MassSpring;
import hnn.training.Progress;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Numbers in a recorded expression: DJL lets go of them before the gradient is taken. */
class HeldBuffersTest {

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void aNumberOutlivesTheGarbageCollector() throws InterruptedException {
        for (DataType type : new DataType[] {DataType.FLOAT32, DataType.FLOAT64}) {
            try (var recording = Autograd.record()) {
                NDArray x = Autograd.variable(manager.create(new double[] {1, 2}).toType(type, false));
                NDArray y = x.mul(0.5).mul(x).add(x.pow(4).div(4f)).add(x.mul(3));
                GarbageCollector.runAndOverwrite();
                NDArray gradient = Autograd.gradient(y, x);
                assertThat(gradient.toType(DataType.FLOAT64, false).toDoubleArray()).containsExactly(1 + 1 + 3, 2 + 8 + 3);
            }
        }
    }

    @Test
    void aNumberOfAnInnerRecordingIsHeldByTheOuterOne() throws InterruptedException {
        NDArray a = manager.create(3f);
        a.setRequiresGradient(true);
        try (var outer = Autograd.record()) {
            NDArray slope = Autograd.gradient(manager.create(new float[] {1, 2}), q -> q.mul(0.5).mul(q).mul(a));
            GarbageCollector.runAndOverwrite();
            Autograd.backward(slope.square().sum().mul(0.25), 1); // 0.25 a^2 q^2
        }
        assertThat(a.getGradient().getFloat()).isEqualTo(0.5f * 3 * (1 + 4));
    }

    @Test
    void aNumberInsideAHamiltonianIsHeldUnderACollectorOfDjlsToo() throws InterruptedException {
        HamiltonianBlock block = bent(3);
        block.initialize(manager, DataType.FLOAT32, new Shape(4, 2));
        NDArray weight = block.getParameters().valueAt(0).getArray();
        NDArray x = manager.arange(8f).sin().reshape(4, 2);
        Set<Integer> gradients = new HashSet<>();
        for (boolean collecting : new boolean[] {false, true}) {
            weight.setRequiresGradient(true);
            try (var collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                collector.zeroGradients();
                NDArray field = block.forward(new ParameterStore(manager, false), new NDList(x), true).singletonOrThrow();
                if (collecting) {
                    GarbageCollector.runAndOverwrite();
                }
                collector.backward(field.square().sum());
            }
            gradients.add(Arrays.hashCode(weight.getGradient().toFloatArray()));
        }
        assertThat(gradients).hasSize(1);
    }

    @Test
    void twoHundredTrainingsUnderACollectorThatNeverRestsAreEqual() throws InterruptedException {
        Dataset data = TrajectoryData.generate(new MassSpring(), Starts.ring(0.1, 1), new DataSettings(4, 10, 3, 0.1, 0.5, 0));
        var settings = new TrainingSettings(3, Integer.MAX_VALUE, 1e-2, 1e-4, 3, 0);
        Set<Integer> weights = new HashSet<>();
        try (var always = GarbageCollector.always()) {
            for (int i = 0; i < 200; i++) {
                weights.add(trained(data, settings));
            }
        }
        weights.add(trained(data, settings));
        assertThat(weights).hasSize(1);
    }

    private static int trained(Dataset data, TrainingSettings settings) {
        HamiltonianBlock block = bent(10);
        Training.train(block, data, settings, Progress.silent());
        return Arrays.hashCode(block.getParameters().valueAt(0).getArray().toFloatArray());
    }

    /** H = y / 2 + y^2 / 10 of a network's y. */
    private static HamiltonianBlock bent(int hidden) {
        return new HamiltonianBlock(new SequentialBlock().add(new Mlp(2, hidden, 1, 0)).add(new LambdaBlock(values -> {
            NDArray y = values.singletonOrThrow();
            return new NDList(y.mul(0.5).add(y.pow(2).mul(0.1)));
        }, "bent")));
    }
}
