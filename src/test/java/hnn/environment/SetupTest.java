package hnn.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say on a machine that lacks something: one line, before anything is built. */
@DisabledOnOs(OS.WINDOWS)
class SetupTest {

    /** Stands for the machine's bin folder: only what is put there is installed. */
    @TempDir
    private Path bin;

    private record Outcome(int status, String said) {}

    @BeforeEach
    void aBareMachine() throws IOException {
        for (String tool : List.of("bash", "dirname", "sed", "cat", "env")) {
            Files.createSymbolicLink(bin.resolve(tool), which(tool));
        }
    }

    private static Path which(String tool) {
        return List.of("/bin", "/usr/bin").stream().map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable).findFirst().orElseThrow();
    }

    private void install(String tool, String script) throws IOException {
        Path file = bin.resolve(tool);
        Files.writeString(file, "#!/bin/bash\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Outcome run(Map<String, String> environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("/bin/bash", Path.of("environment", "run").toAbsolutePath().toString(), "01");
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }

    private void refuses(String... words) throws IOException, InterruptedException {
        Outcome outcome = run(Map.of());
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.said().lines()).as(outcome.said()).hasSize(1);
        assertThat(outcome.said()).contains(words);
    }

    @Test
    void aMissingJdkIsNamed() throws Exception {
        refuses("No JDK found", "install a JDK 17");
    }

    @Test
    void aJdkThatIsTooOldIsNamedWithItsVersion() throws Exception {
        install("javac", "echo javac 11.0.2");
        refuses("too old", "11.0.2", "17 or newer");
        install("javac", "echo javac 1.8.0_392");
        refuses("too old", "1.8.0_392");
    }

    @Test
    void aMissingPythonIsNamed() throws Exception {
        install("javac", "echo javac 21");
        install("java", "");
        refuses("No Python found", "Python 3.10 or newer");
    }

    @Test
    void aPythonThatIsTooOldIsNamedWithItsVersion() throws Exception {
        install("javac", "echo javac 17.0.9");
        install("java", "");
        install("python3", "if [ \"$1\" = --version ]; then echo Python 3.8.10; else exit 1; fi");
        refuses("too old", "Python 3.8.10", "3.10 or newer");
    }

    @Test
    void javaHomeComesBeforeThePath() throws Exception {
        install("javac", "echo javac 17.0.9");
        Outcome outcome = run(Map.of("JAVA_HOME", "/nonexistent"));
        assertThat(outcome.said()).as("an empty JAVA_HOME leaves the PATH's javac").contains("No java beside javac");
    }
}
