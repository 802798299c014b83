package hnn.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import hnn.figure.PlotlyJson;
import hnn.training.TrainingUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LiveTrainingTest {

    /** Keeps what is shown, and under which id. */
    private static class Shown implements KernelDisplay {
        final List<String> ids = new ArrayList<>();
        final List<Map<String, Object>> bundles = new ArrayList<>();
        int shown;

        @Override
        public <T> void register(Class<T> type, String[] forms, Function<T, Map<String, Object>> bundle) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void show(String id, Map<String, Object> bundle, boolean again) {
            shown += again ? 0 : 1;
            ids.add(id);
            bundles.add(bundle);
        }
    }

    private final Shown screen = new Shown();

    private void train(int steps, int until) {
        var live = new LiveTraining(new CellOutput(screen)::put);
        for (int step = 1; step <= until; step++) {
            live.report(new TrainingUpdate("HNN", step, steps, 1.0 / step, 2.0 / step, 0.01 * step, step == until));
        }
    }

    @Test
    void oneOutputIsReplacedInPlace() {
        train(1000, 1000);
        assertThat(screen.shown).isEqualTo(1);
        assertThat(screen.ids.stream().distinct()).hasSize(1);
        assertThat(screen.bundles.size()).as("a few times a second at most").isBetween(2, 20);
    }

    @Test
    void whileItRunsThereAreABarTheRateTheTimeLeftAndTheLosses() {
        train(1000, 1000);
        String first = (String) screen.bundles.get(0).get("text/html");
        assertThat(first).contains("<progress", "max=\"1000\" value=\"1\"", "steps/s", "s left", "<svg", "loss", "train", "test")
                .doesNotContain("<?xml").as("dashes are the truth's").doesNotContain("dasharray");
        assertThat((String) screen.bundles.get(0).get("text/plain")).contains("1/1000");
    }

    @Test
    void atTheEndItIsAFigureLikeAllOthers() {
        train(1000, 1000);
        Map<String, Object> last = screen.bundles.get(screen.bundles.size() - 1);
        assertThat(last).containsOnlyKeys(PlotlyJson.MIME_TYPE, "image/svg+xml", "text/plain");
        assertThat(last.get(PlotlyJson.MIME_TYPE).toString()).contains("HNN: trained after 1,000 of 1,000 steps")
                .contains("dash=solid").doesNotContain("dash=dash");
    }

    @Test
    void anInterruptedTrainingSaysSo() {
        train(1000, 400);
        assertThat(screen.bundles.get(screen.bundles.size() - 1).get(PlotlyJson.MIME_TYPE).toString())
                .contains("stopped after 400 of 1,000 steps");
    }

    @Test
    void aDisplayThatFailsDoesNotEndTheTraining() {
        var broken = new Shown() {
            @Override
            public void show(String id, Map<String, Object> bundle, boolean again) {
                throw new IllegalStateException("the cell has ended");
            }
        };
        new LiveTraining(new CellOutput(broken)::put).report(new TrainingUpdate("HNN", 1, 2, 1, 1, 1, false)); // throws nothing
    }

    @Test
    void aDisplayThatSwallowsAnInterruptDoesNotHideItFromTheTraining() {
        var greedy = new Shown() {
            @Override
            public void show(String id, Map<String, Object> bundle, boolean again) {
                Thread.interrupted(); // as the kernel's sockets do
            }
        };
        Thread.currentThread().interrupt();
        new LiveTraining(new CellOutput(greedy)::put).report(new TrainingUpdate("HNN", 1, 2, 1, 1, 1, false));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aLongTrainingKeepsAsManyPointsAsAScreenShows() {
        var losses = new LossCurve();
        for (int step = 1; step <= 50_000; step++) {
            losses.add(step, step, -step);
        }
        double[] steps = losses.steps();
        assertThat(steps.length).isBetween(200, 401);
        assertThat(steps[0]).as("the first stays").isEqualTo(1);
        assertThat(steps[steps.length - 1]).as("the latest is there").isEqualTo(50_000);
        assertThat(losses.train()).isEqualTo(steps);
        double spacing = steps[2] - steps[1];
        for (int i = 1; i < steps.length - 1; i++) {
            assertThat(steps[i] - steps[i - 1]).isEqualTo(spacing);
        }
    }
}
