package hnn.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeMarkTest {

    @Test
    void theLibraryHasAMark() throws Exception {
        Path classes = Path.of(CodeMark.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThat(CodeMark.text()).matches("[0-9a-f]{12}").isEqualTo(CodeMark.of(classes));
    }

    @Test
    void otherClassesHaveAnother(@TempDir Path root) throws IOException {
        Path one = Files.writeString(Files.createDirectory(root.resolve("a")).resolve("One.class"), "one");
        String mark = CodeMark.of(root);
        Files.writeString(root.resolve("notes.txt"), "not code");
        assertThat(CodeMark.of(root)).isEqualTo(mark);
        Files.writeString(one, "two");
        assertThat(CodeMark.of(root)).isNotEqualTo(mark);
        Files.writeString(one, "one");
        assertThat(CodeMark.of(root)).isEqualTo(mark);
        Files.move(one, root.resolve("One.class"));
        assertThat(CodeMark.of(root)).isNotEqualTo(mark);
    }
}
