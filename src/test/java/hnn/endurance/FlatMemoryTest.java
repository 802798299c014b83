package hnn.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing grows with the number of steps: neither the heap nor what the engine has beside it. */
@Tag("long")
class FlatMemoryTest {

    @ParameterizedTest
    @CsvSource({"training, 200000", "rollout, 1000000"})
    @EnabledOnOs(OS.LINUX)
    void flat(String kind, int steps) throws IOException, InterruptedException {
        // The heap is as large from the beginning to the end, so the process grows only by what is beside it.
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xms256m",
                "-Xmx256m", "-XX:+AlwaysPreTouch", "-cp", System.getProperty("java.class.path"), Steps.class.getName(), kind,
                String.valueOf(steps)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<long[]> said;
        try (var out = process.inputReader()) {
            said = out.lines().map(line -> line.split(" ", 2))
                    .map(both -> new long[] {Long.parseLong(both[0]), Long.parseLong(both[1])})
                    .toList();
        }
        assertThat(process.waitFor()).isZero();
        assertThat(said).hasSize(10);
        long[] first = said.get(1);
        long[] last = said.get(said.size() - 1);
        Endurance.say("%d steps of a %s: the process has %d MB after a fifth and %d MB at the end, its heap %.1f and %.1f", steps,
                kind,
                first[0] / 1000, last[0] / 1000, first[1] / 1e3, last[1] / 1e3);
        assertThat(last[0]).as("the process, %s", kind).isLessThanOrEqualTo(first[0] + first[0] * 3 / 100);
        assertThat(last[1]).as("the heap, %s", kind).isLessThanOrEqualTo(first[1] + first[1] * 3 / 100 + 1000);
    }
}
