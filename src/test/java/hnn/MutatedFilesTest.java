package hnn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hnn.own.Columns;
import hnn.own.DataFileException;
import hnn.own.Observations;
import hnn.own.PendulumRecordings;
import hnn.pixel.FramesFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in a file of the user's, it is read, or a DataFileException names it. */
class MutatedFilesTest {

    private static final String RECORDING = "%o v\n" + IntStream.range(0, 12)
            .mapToObj(i -> "0 " + 0.1 * i + " " + Math.cos(i) + " " + Math.sin(i)).collect(Collectors.joining("\n"));

    @TempDir
    private Path folder;

    private static void onlyDocumented(Path file, Mutations.Reader reader) throws IOException {
        reader.read(file);
        assertThat(Mutations.undocumented(file, DataFileException.class, reader)).isEmpty();
    }

    @Test
    void observations() throws IOException {
        String table =
                "run,t,q,p\n" + IntStream.range(0, 8).mapToObj(i -> "\"#" + i / 4 + "\"," + i + "," + Math.cos(i) + ",1e-3")
                        .collect(Collectors.joining("\r\n"));
        Columns columns = Columns.of("t", List.of("q"), List.of("p")).withTrajectory("run");
        onlyDocumented(Files.writeString(folder.resolve("swing.csv"), table), file -> Observations.read(file, columns));
    }

    @Test
    void aRecordingAsText() throws IOException {
        onlyDocumented(Files.writeString(folder.resolve("recording.txt"), RECORDING), PendulumRecordings::read);
    }

    @Test
    void aRecordingInAZip() throws IOException {
        Path zip = folder.resolve("recording.zip");
        try (var stream = new ZipOutputStream(Files.newOutputStream(zip))) {
            stream.putNextEntry(new ZipEntry("data/" + PendulumRecordings.FILE));
            stream.write(RECORDING.getBytes(StandardCharsets.UTF_8));
            stream.closeEntry();
        }
        double[] end = PendulumRecordings.read(zip).path().end();
        onlyDocumented(zip, file -> assertThat(PendulumRecordings.read(file).path().end()).isEqualTo(end));
    }

    @Test
    void frames() throws IOException {
        Path file = folder.resolve("frames.npz");
        try (NDManager memory = NDManager.newBaseManager("PyTorch")) {
            NDArray frames = memory.arange(64).mod(2).toType(DataType.UINT8, true).reshape(new Shape(1, 4, 4, 4));
            frames.setName("frames");
            NDArray coords = memory.arange(8f).reshape(1, 4, 2);
            coords.setName("coords");
            Files.write(file, new NDList(frames, coords).encode(NDList.Encoding.NPZ));
        }
        onlyDocumented(file, path -> assertThat(FramesFile.read(path, 4).frame(0, 1)[1]).isEqualTo(1));
    }
}
