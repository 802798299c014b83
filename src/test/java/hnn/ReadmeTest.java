package hnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What README shows runs as it stands, in a Java shell as a notebook is. */
@Tag("slow")
class ReadmeTest {

    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void theTenLinesAndTheSystemOfYourOwnRun() throws IOException {
        List<String> blocks = JAVA.matcher(Files.readString(Path.of("README.md"))).results()
                .map((MatchResult found) -> found.group(1)).toList();
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(2);
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            assertThat(blocks.get(0)).contains("new HamiltonianBlock");
            assertThat(blocks.get(1)).contains("OwnSystem");
            run(shell, blocks.get(0));
            assertThat(shell.eval("Math.abs(drift) < 1e-3 && path.size() == 200").get(0).value()).isEqualTo("true");
            run(shell, blocks.get(1));
            assertThat(shell.eval("data.train().size()").get(0).value()).isEqualTo("750");
        }
    }

    private static void run(JShell shell, String code) {
        for (String rest = code; !rest.isBlank();) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            for (SnippetEvent event : shell.eval(next.source())) {
                assertThat(event.exception()).as(next.source()).isNull();
                assertThat(shell.diagnostics(event.snippet()).map(problem -> problem.getMessage(null))).as(next.source())
                        .isEmpty();
            }
            rest = next.remaining();
        }
    }
}
