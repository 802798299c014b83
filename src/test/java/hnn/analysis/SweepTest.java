package hnn.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class SweepTest {

    private final Map<String, Sweep.Trial> models = new LinkedHashMap<>();

    @Test
    void everyModelIsTriedWithEveryValueAndSeed() {
        models.put("baseline", (noise, seed) -> 10 * noise + seed);
        models.put("HNN", (noise, seed) -> noise);
        List<String> said = new ArrayList<>();
        Table table = new Sweep("noise", new double[] {0.5, 2}, 3).run("error", models, said::add);
        assertThat(table.columnNames()).containsExactly("noise", "model", "seed", "error");
        assertThat(table.doubleColumn("error").asDoubleArray()).containsExactly(5, 6, 7, 0.5, 0.5, 0.5, 20, 21, 22, 2, 2, 2);
        assertThat(table.longColumn("seed").asLongArray()).startsWith(0, 1, 2, 0);
        assertThat(said).hasSize(4).startsWith("[1/4] noise 0.5, baseline: 6.0e+00 (5.0e+00 to 7.0e+00)");
    }

    @Test
    void anInterruptKeepsWhatIsDone() {
        models.put("HNN", (noise, seed) -> {
            if (seed == 1) {
                Thread.currentThread().interrupt();
            }
            return 1;
        });
        Table table = new Sweep("noise", new double[] {0, 1}, 3).run("error", models, line -> {});
        assertThat(Thread.interrupted()).isTrue();
        assertThat(table.rowCount()).isEqualTo(1);
    }

    @Test
    void whatIsNoSweepIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sweep("noise", new double[0], 3))
                .withMessageStartingWith("values is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> new Sweep("noise", new double[] {1}, 0))
                .withMessage("seeds must be at least 1, not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Sweep("seed", new double[] {1}, 1))
                .withMessageContaining("must not be called seed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sweep("noise", new double[] {1}, 1).run("error", models, line -> {}))
                .withMessageStartingWith("models is empty");
    }
}
