package hnn.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import hnn.sweep.Grid;
import hnn.sweep.Jobs;
import hnn.sweep.Limits;
import hnn.sweep.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSweepTest {

    @TempDir
    private Path folder;

    private final List<Map<String, Object>> shown = new ArrayList<>();

    private void run(Limits limits) {
        new Jobs(Grid.over("noise", 1, 2).and("model", "HNN").withSeeds(2), folder.resolve("sweep.jsonl")).within(limits)
                .watchedBy(new LiveSweep(shown::add)).run((settings, seed) -> {
                    if (limits.attempts() == 1 && seed == 1) {
                        throw new IllegalStateException("no <seed> 1");
                    }
                    return Result.of("error", settings.number("noise") + seed);
                });
    }

    @Test
    void aSweepIsABarWithAPictureAndThenTheFigure() {
        run(Limits.standard());
        assertThat(shown.get(0)).containsOnlyKeys(Bundle.HTML, Bundle.TEXT).extractingByKey(Bundle.HTML).asString()
                .contains("<progress", "[1/4]", "s left");
        Map<String, Object> last = shown.get(shown.size() - 1);
        assertThat(last).containsKeys("application/vnd.plotly.v1+json", "image/svg+xml");
        assertThat(last.get(Bundle.TEXT)).asString().contains("[4/4]", "s in all");
    }

    @Test
    void whatFailedIsSaidUntilTheEnd() {
        run(Limits.standard().withAttempts(1));
        Map<String, Object> last = shown.get(shown.size() - 1);
        assertThat(last.get(Bundle.HTML)).asString().contains("no &lt;seed&gt; 1", "2 failed");
        assertThat(last.get(Bundle.TEXT)).asString().contains("given up");
    }
}
