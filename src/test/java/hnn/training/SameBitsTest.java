package hnn.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same seed gives the same bits, however many cores there are and whatever else runs. */
@Tag("slow")
class SameBitsTest {

    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    @Test
    void theBitsDependNeitherOnTheCoresNorOnWhatElseRuns() throws IOException, InterruptedException {
        String expected = bits("quiet", "-XX:ActiveProcessorCount=2");
        assertThat(expected.lines()).hasSize(4);
        assertThat(bits("quiet", "-XX:ActiveProcessorCount=1")).isEqualTo(expected);
        assertThat(bits("busy", "-XX:ActiveProcessorCount=4")).isEqualTo(expected);
        if (Files.isExecutable(TASKSET)) {
            assertThat(bits("busy", TASKSET.toString(), "-c", "0")).isEqualTo(expected);
        }
    }

    /** Returns what the probe prints, started with an option of Java's or by a program before it. */
    private static String bits(String beside, String... how) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), BitsProbe.class.getName(), beside));
        command.addAll(how[0].startsWith("-") ? 1 : 0, List.of(how));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
