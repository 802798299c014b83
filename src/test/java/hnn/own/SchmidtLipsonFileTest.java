package hnn.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hnn.data.Dataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchmidtLipsonFileTest {

    private static final Path REAL = Path.of("..", "shared", "data", "schmidt-lipson", PendulumRecordings.FILE);
    private static final String GOOD =
            "%o v\r\n 0 5.0 1.5 -0.5 \r\n 0 5.5 1.25 -0.75 \r\n 0 6.0 1 -1 \r\n 1 0.5 3 4 \r\n 1 1 3 4 \r\n 1 2 3 4 \r\n";

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file.txt"), text);
    }

    private Path zip(Map<String, String> entries) throws IOException {
        Path path = folder.resolve("invar_datasets.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return path;
    }

    @Test
    void theFirstTrialOfThePlainFileIsRead() throws IOException {
        for (String text : List.of(GOOD, GOOD.replace("%o", "%x"))) {
            Recording recording = SchmidtLipsonFile.first(file(text), "any");
            assertThat(recording.source()).isEqualTo("file.txt");
            assertThat(recording.path().times()).containsExactly(5, 5.5, 6);
            assertThat(recording.path().states()).isDeepEqualTo(new double[][] {{1.5, -0.5}, {1.25, -0.75}, {1, -1}});
        }
    }

    @Test
    void theZipIsReadPastItsMacEntries() throws IOException {
        Path zip = zip(Map.of("invar_datasets/__MACOSX/x", "", "__MACOSX/invar_datasets/" + PendulumRecordings.FILE, "junk",
                "invar_datasets/" + PendulumRecordings.FILE, GOOD));
        assertThat(PendulumRecordings.read(zip).path().size()).isEqualTo(3);
        assertThat(PendulumRecordings.read(folder).path().size()).as("the folder that holds it").isEqualTo(3);
    }

    @Test
    void theRealRecordingIsWhole() {
        assumeTrue(Files.exists(REAL), "the recording is not beside the project");
        Recording recording = PendulumRecordings.read(REAL);
        assertThat(recording.real()).isTrue();
        assertThat(recording.path().size()).isEqualTo(556);
        assertThat(recording.path().times()[0]).isEqualTo(5);
        Dataset data = recording.dataset(Derivative.forward(), 0.8);
        assertThat(data.train().size()).isEqualTo(444);
        assertThat(data.test().size()).isEqualTo(111);
        assertThat(recording.testPath(Derivative.forward(), 0.8).states()[0]).isEqualTo(data.test().x()[0]);
    }

    @Test
    void whatIsWrongIsSaidWithFileLineAndReason() throws IOException {
        refused(file("%a b c\n0 1 2 3 4\n"), "file.txt, line 1", "\"%o v\" or \"%x v\"", "[trial, t, a, b, c]");
        refused(file("%o v\n0 1 2 3\n0 2 3\n"), "file.txt, line 3", "3 cells, but 4 names");
        refused(file("%o v\n0 1 two 3\n"), "file.txt, line 2", "is \"two\", not a number");
        refused(file("%o v\n0 1 Infinity 3\n"), "file.txt, line 2", "Infinity");
        refused(file("%o v\n0 1 2 3\n\n0 1 2 3\n"), "file.txt, line 4", "1.0 does not come after 1.0");
        refused(file(""), "file.txt", "empty");
        refused(file("%o v\n"), "file.txt, line 2", "no rows");
        refused(zip(Map.of("other.txt", GOOD)), "invar_datasets.zip", "holds no " + PendulumRecordings.FILE);
        refused(folder.resolve("absent"), "absent", "no such file");
    }

    private static void refused(Path path, String... inTheMessage) {
        assertThatThrownBy(() -> PendulumRecordings.read(path))
                .isInstanceOf(DataFileException.class).message().contains(inTheMessage);
    }

    @Test
    void theStandInResemblesThePendulumAndSaysWhatItIs() {
        Recording standIn = PendulumRecordings.standIn();
        assertThat(standIn.real()).isFalse();
        assertThat(standIn.source()).contains("simulated");
        assertThat(standIn.path().size()).isEqualTo(556);
        double[] energy = standIn.path().along(x -> 2.4 * (1 - Math.cos(x[0])) + x[1] * x[1]);
        assertThat(energy[550] / energy[5]).as("the energy is lost as in the recording").isBetween(0.25, 0.5);
    }
}
