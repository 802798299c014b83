package hnn.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeMarkTest {

    @Test
    void theLibraryHasAMark() throws Exception {
        Path classes = Path.of(CodeMark.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThat(CodeMark.text()).matches("[0-9a-f]{12}").isEqualTo(CodeMark.of(classes));
    }

    @Test
    void aThreadWithAnInterruptReadsItToo(@TempDir Path folder) throws Exception {
        Path classes = Path.of(CodeMark.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path jar = folder.resolve("library.jar");
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"));
                Stream<Path> files = Files.list(classes.resolve("hnn/file"))) {
            Files.createDirectories(zip.getPath("hnn/file"));
            for (Path file : files.toList()) {
                Files.copy(file, zip.getPath("hnn/file", file.getFileName().toString()));
            }
        }
        try (var afresh = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Method text = afresh.loadClass(CodeMark.class.getName()).getMethod("text");
            Thread.currentThread().interrupt();
            assertThat((String) text.invoke(null)).matches("[0-9a-f]{12}");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
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
