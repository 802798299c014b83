package hnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.system.MassSpring;
import hnn.training.History;
import hnn.training.Progress;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainingDeviceTest {

    @BeforeAll
    static void offline() {
        Native.prepare();
    }

    @Test
    void theProcessorIsTheDefault() {
        assumeTrue(System.getenv(TrainingDevice.VARIABLE) == null, "the device was chosen outside");
        assertThat(TrainingDevice.get()).isEqualTo(Device.cpu());
        assertThat(TrainingDevice.named("cpu")).isEqualTo(Device.cpu());
        assertThatIllegalArgumentException().isThrownBy(() -> TrainingDevice.named("tpu"))
                .withMessage("HNN_DEVICE must be cpu or gpu, not tpu");
    }

    @Test
    void aGpuThatIsNotThereIsSaid() {
        assumeTrue(Engine.getInstance().getGpuCount() == 0, "there is a GPU");
        assertThatIllegalStateException().isThrownBy(() -> TrainingDevice.named("gpu"))
                .withMessageStartingWith("HNN_DEVICE is gpu, but the engine sees no GPU: build with the natives for CUDA");
    }

    /** Skipped where there is no GPU. */
    @Test
    void aTrainingOnTheGpuGoesAsOnTheProcessor() {
        assumeTrue(Engine.getInstance().getGpuCount() > 0, "no GPU is present");
        assertThat(loss(TrainingDevice.named("gpu"))).isCloseTo(loss(Device.cpu()), within(1e-3));
    }

    private static double loss(Device device) {
        Dataset data = TrajectoryData.generate(new MassSpring(), Starts.ring(0.1, 1), new DataSettings(10, 20, 3, 0, 0.5, 0));
        try (Model model = Model.newInstance("HNN", device, "PyTorch")) {
            model.setBlock(new HamiltonianBlock(new Mlp(2, 50, 1, 0)));
            History history =
                    Training.train(model, data, new TrainingSettings(100, Integer.MAX_VALUE, 1e-2, 0, 100, 0), Progress.silent());
            return history.last("test loss");
        }
    }
}
