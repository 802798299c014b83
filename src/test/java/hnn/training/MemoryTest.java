package hnn.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class MemoryTest {

    /**
     * In a process of its own, so that nothing but the training is measured, with a heap that is there from the start. The
     * optimizing compiler is left out: it takes some 40 MB for itself when it gets to the training's loops, on a busy machine
     * only after the first measurement.
     */
    @ParameterizedTest
    @ValueSource(strings = {"states", "frames"})
    @EnabledOnOs(OS.LINUX)
    void twentyThousandStepsLeaveTheMemoryWhereItWas(String data) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), MemoryProbe.class.getName(), data, "2000", "20000")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        Map<Integer, Long> memory = output.lines().map(line -> line.split(" "))
                .collect(Collectors.toMap(line -> Integer.valueOf(line[0]), line -> Long.valueOf(line[1])));
        System.out.println("resident kB after steps on " + data + ": " + memory);
        assertThat((double) memory.get(20_000)).isLessThan(1.02 * memory.get(2_000));
    }
}
