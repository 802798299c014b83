package hnn.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.friction.HelmholtzBlock;
import hnn.learned.SmoothActivation;
import hnn.network.FieldBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.separable.SeparableBlock;
import hnn.system.MassSpring;
import hnn.training.Progress;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockFileTest {

    private static final Dataset DATA = TrajectoryData.generate(
            new MassSpring(), Starts.ring(0.1, 1), new DataSettings(5, 10, 3, 0.05, 0.5, 0));
    private static final TrainingSettings SHORT = new TrainingSettings(20, 20, 1e-2, 1e-4, 20, 3);

    @TempDir
    private Path folder;

    private static Block own() {
        return new SequentialBlock().add(Linear.builder().setUnits(9).build()).add(Activation::tanh)
                .add(Linear.builder().setUnits(1).build());
    }

    private static HamiltonianBlock deep(int width) {
        return new HamiltonianBlock(new Mlp(2, new int[] {width, 8, 9}, 1, SmoothActivation.SINE, 5));
    }

    @Test
    void anyTrainedBlockComesBackToTheSameBits() throws IOException {
        List<Supplier<FieldBlock<?>>> made = List.of(() -> deep(7), () -> new HamiltonianBlock(own()),
                () -> new HelmholtzBlock(new Mlp(2, 8, 1, 0), new Mlp(2, 8, 1, 1)),
                () -> new SeparableBlock(new Mlp(1, 8, 1, 0), new Mlp(1, 8, 1, 1)));
        double[] x = {0.4, -0.3};
        for (Supplier<FieldBlock<?>> block : made) {
            FieldBlock<?> trained = block.get();
            double[] learned = Training.train(trained, DATA, SHORT, Progress.silent()).field().at(0, x);
            Path file = folder.resolve(trained.name() + ".npz");
            BlockFile.write(trained, file);
            assertThat(BlockFile.read(file, block.get(), 2).toField().at(0, x)).isEqualTo(learned);
        }
    }

    @Test
    void aFileOfAnotherNetworkIsNamedAndChangesNothing() throws IOException {
        Path file = folder.resolve("spring.npz");
        HamiltonianBlock trained = deep(7);
        assertThatThrownBy(() -> BlockFile.write(trained, file)).hasMessageContaining("has no weights yet: train it first");
        Training.train(trained, DATA, SHORT, Progress.silent());
        BlockFile.write(trained, file);
        HamiltonianBlock wider = deep(17);
        Training.train(wider, DATA, SHORT, Progress.silent());
        double[] before = wider.toField().gradient(new double[] {1, 0});
        assertThatThrownBy(() -> BlockFile.read(file, wider, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString()).hasMessageContaining("(17, 2): make the block as it was made");
        assertThat(wider.toField().gradient(new double[] {1, 0})).isEqualTo(before);
        assertThatThrownBy(() -> BlockFile.read(file, new HamiltonianBlock(own()), 2)).hasMessageContaining("has no array");
        Files.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> BlockFile.read(file, deep(7), 2)).hasMessageContaining(file.toString());
    }
}
