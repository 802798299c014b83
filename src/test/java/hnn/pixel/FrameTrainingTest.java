package hnn.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hnn.file.Checkpoints;
import hnn.learned.LearnedHamiltonian;
import hnn.metric.Estimate;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.separable.NewtonBlock;
import hnn.training.History;
import hnn.training.Progress;
import hnn.training.Trained;
import hnn.training.TrainingSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on frames, made small: 8 by 8 pixels, 20 hidden units. */
class FrameTrainingTest {

    private static final FrameDataset DATA =
            PendulumFrames.generate(FrameSettings.paper().withTrials(10).withSide(8));
    private static final TrainingSettings SETTINGS = new TrainingSettings(300, 50, 3e-3, 1e-5, 100, 2);

    @TempDir
    private Path folder;

    private static Trained<LatentModel<LearnedHamiltonian>> train(
            TrainingSettings settings, Progress progress, Checkpoints checkpoints) {
        return FrameTraining.train(new LatentBlock<>(DATA.pairPixels(), 20, new HamiltonianBlock(new Mlp(2, 20, 1, 2)), 2),
                DATA, settings, progress, checkpoints);
    }

    private static double last(History history, String column) {
        return history.last(column);
    }

    @Test
    void theLossFallsAndEachPartIsInTheHistory() {
        History history = train(SETTINGS, Progress.silent(), null).history();
        assertThat(history.columns()).containsExactly("step", "train loss", "test loss", "seconds",
                "train reconstruction", "test reconstruction", "train momentum", "test momentum",
                "train dynamics", "test dynamics");
        assertThat(last(history, "test loss")).isLessThan(history.column("test loss")[0] / 5)
                .isLessThan(DATA.test().variance());
        for (String kind : new String[] {"train ", "test "}) {
            assertThat(LatentLoss.PARTS.stream().mapToDouble(part -> last(history, kind + part)).sum())
                    .isCloseTo(last(history, kind + "loss"), within(1e-8));
        }
    }

    @Test
    void aTrainingThatWasStoppedEndsWithTheBitsOfAnUnbrokenOne() {
        double[] z = {0.1, 0.2};
        LatentModel<?> unbroken = train(SETTINGS, Progress.silent(), null).field();
        var checkpoints = new Checkpoints(folder.resolve("hnn.checkpoint"), 40);
        assertThatThrownBy(() -> train(SETTINGS, update -> {
            if (update.step() == 170) {
                throw new IllegalStateException("killed");
            }
        }, checkpoints)).hasMessage("killed");
        LatentModel<?> resumed = train(SETTINGS, update -> assertThat(update.step()).isGreaterThan(160), checkpoints).field();
        assertThat(resumed.decodePair(z)).isEqualTo(unbroken.decodePair(z));
        assertThat(resumed.at(0, z)).isEqualTo(unbroken.at(0, z));
        assertThat(resumed.encode(DATA.test().pair(0, 0))).isEqualTo(unbroken.encode(DATA.test().pair(0, 0)));
    }

    @Test
    void windowsAreTrainedOnAndFollowedByTheirStep() {
        var trained = FrameTraining.train(
                LatentBlock.staggered(4, DATA.pairPixels(), 20, 2, new NewtonBlock(new Mlp(1, 20, 1, 2)), 2), DATA, SETTINGS,
                Progress.silent(), null);
        assertThat(last(trained.history(), "test loss")).isLessThan(trained.history().column("test loss")[0] / 5);
        assertThat(
                trained.field().integrator().integrate(trained.field(), new double[] {0.1, 0}, new double[] {0, 3}).states()[1])
                .isEqualTo(new Staggered().every(1).steps(trained.field(), new double[] {0.1, 0}, 3));
        assertThatThrownBy(() -> FrameTraining.train(
                LatentBlock.staggered(200, DATA.pairPixels(), 20, 2, new NewtonBlock(new Mlp(1, 20, 1, 2)), 2), DATA, SETTINGS))
                .hasMessageContaining("window must be at most");
    }

    @Test
    void theMetricInPlainJavaIsTheLossOfTheTraining() {
        Trained<LatentModel<LearnedHamiltonian>> trained = train(SETTINGS, Progress.silent(), null);
        FrameError error = FrameError.of(trained.field(), DATA.test());
        assertThat(error.whole().mean()).isCloseTo(last(trained.history(), "test loss"), within(1e-7));
        assertThat(error.whole().count()).isEqualTo(2 * 101);
        for (String part : LatentLoss.PARTS) {
            Estimate estimate = error.parts().get(part);
            assertThat(estimate.mean()).as(part).isCloseTo(last(trained.history(), "test " + part), within(1e-7));
        }
    }

    @Test
    void allPairsInOrderAreABatchToo() {
        var block = new LatentBlock<>(DATA.pairPixels(), 20, new HamiltonianBlock(new Mlp(2, 20, 1, 2)), 2);
        LatentModel<LearnedHamiltonian> untrained;
        try (NDManager manager = NDManager.newBaseManager()) {
            block.initialize(manager, DataType.FLOAT32, new Shape(2, 1, DATA.pairPixels()));
            untrained = block.toField();
        }
        History history = train(SETTINGS.withSteps(1).withBatchSize(100_000), Progress.silent(), null).history();
        FrameError error = FrameError.of(untrained, DATA.train());
        LatentLoss.PARTS.forEach(part -> assertThat(history.column("train " + part)[0]).as(part)
                .isCloseTo(error.parts().get(part).mean(), withinPercentage(0.01)));
    }
}
