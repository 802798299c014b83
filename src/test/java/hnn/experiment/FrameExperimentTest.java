package hnn.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hnn.pixel.FrameSettings;
import hnn.pixel.FrameTraining;
import hnn.sweep.Limits;
import hnn.sweep.Processes;
import hnn.sweep.Workplace;
import hnn.training.Progress;
import hnn.training.TrainingSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class FrameExperimentTest {

    /** Task 5 made small: it runs in a second and reaches little. */
    private static final FrameExperiment SMALL = new FrameExperiment("06-small",
            new FrameSettings(10, 20, 8, 0.5, 0.2, 0), 12, new TrainingSettings(30, 20, 1e-3, 0, 10, 0), 2, 15,
            new Published(1, 1, 2), new Published(1, 1, 1),
            new Claim(Claim.Bounds.atMost(1e6), Claim.Bounds.atMost(1e-9), Double.POSITIVE_INFINITY, 1e-9, false));

    private static List<Experiment> every() {
        return List.of(SMALL);
    }

    @TempDir
    private Path folder;

    @Test
    void framesHaveRowsInThePapersTable() throws InterruptedException {
        var table = new PaperTable(List.of(SMALL), 1, folder.resolve("table.csv"));
        try (Workplace processes = Processes.here()) {
            assertThat(table.complete(FrameExperimentTest::every, line -> {}, processes, Limits.standard())).isEmpty();
        }
        Table means = table.means();
        assertThat(means.stringColumn("holds").asList())
                .as("%s", means).containsExactly("yes", "yes", "", "NO", "NO", "", "yes");
    }

    @Test
    void theResultTableHasEachPartOfTheLoss() {
        FrameResult[] results = new FrameResult[2];
        for (int i = 0; i < 2; i++) {
            var data = SMALL.dataset(0);
            var block = i == 0 ? SMALL.baseline(0) : SMALL.hamiltonian(0);
            results[i] = FrameResult.of(SMALL, data,
                    FrameTraining.train(block, data, SMALL.training(), Progress.silent(), null));
        }
        Table table = ResultTables.beside(SMALL, results[0], results[1]);
        assertThat(table.stringColumn("metric").asList()).contains("train loss", "test loss, momentum",
                "test loss / variance of the pixels", "R² of q from the latent plane", "energy MSE of rollouts");
        assertThat(table.stringColumn("HNN, published").get(0)).isEqualTo("1.00e+00");
    }

    @Test
    void theClaimsVarianceIsThatOfTheFrames() {
        for (long seed = 0; seed < 2; seed++) {
            assertThat(Experiments.pixelPendulum().dataset(seed).train().variance())
                    .isCloseTo(Experiments.PIXEL_VARIANCE, within(1e-3 * Experiments.PIXEL_VARIANCE));
        }
    }
}
