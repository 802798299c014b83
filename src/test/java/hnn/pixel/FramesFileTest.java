package hnn.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hnn.own.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as NumPy writes them, good and bad. */
class FramesFileTest {

    @TempDir
    private Path folder;
    private final NDManager memory = NDManager.newBaseManager("PyTorch");

    @AfterEach
    void release() {
        memory.close();
    }

    private Path file(NDArray... arrays) throws IOException {
        Path path = folder.resolve("frames.npz");
        Files.write(path, new NDList(arrays).encode(NDList.Encoding.NPZ));
        return path;
    }

    private static NDArray named(String name, NDArray array) {
        array.setName(name);
        return array;
    }

    /** 0, 1, 2, .. below a bound, over and over. */
    private NDArray counting(int bound, long... shape) {
        var all = new Shape(shape);
        return memory.arange((int) all.size()).toType(DataType.FLOAT32, false).mod(bound).reshape(all);
    }

    @Test
    void bytesAndFractionsGiveTheSameFrames() throws IOException {
        NDArray values = counting(256, 2, 5, 28, 28);
        Frames bytes = FramesFile.read(file(named("frames", values.toType(DataType.UINT8, true))));
        Frames large = FramesFile.read(file(named("frames", values.toType(DataType.FLOAT64, true))));
        Frames fractions = FramesFile.read(file(named("frames", values.div(255))));
        assertThat(bytes.trials()).isEqualTo(2);
        assertThat(bytes.times()).isEqualTo(5);
        assertThat(bytes.coordinates()).isNull();
        assertThat(bytes.frame(0, 0)[17]).isEqualTo(17 / 255f);
        assertThat(bytes.frame(1, 3)[0]).isCloseTo((8 * 784 % 256) / 255f, within(1e-7f));
        assertThat(Arrays.deepEquals(large.brightness(), bytes.brightness())).isTrue();
        assertThat(fractions.frame(1, 3)).containsExactly(bytes.frame(1, 3), within(1e-7f));
    }

    @Test
    void coordinatesAreReadBesideTheFrames() throws IOException {
        Frames frames = FramesFile.read(
                file(named("coords", counting(100, 1, 4, 2)), named("frames", memory.ones(new Shape(1, 4, 28, 28)))));
        assertThat(frames.path(0).states()).isDeepEqualTo(new double[][] {{0, 1}, {2, 3}, {4, 5}, {6, 7}});
    }

    @Test
    void anotherSizeIsReadWhereItIsAskedFor() throws IOException {
        Path path = file(named("frames", counting(2, 1, 4, 10, 10)));
        assertThat(FramesFile.read(path, 10).pixels()).isEqualTo(100);
        refused(path, "frames must have the shape (trials, time, 28, 28), not (1, 4, 10, 10)");
    }

    @Test
    void whatIsWrongIsNamedWithTheFile() throws IOException {
        refused(file(named("pictures", counting(2, 1, 4, 28, 28))), "has no array frames; it has [pictures]");
        refused(file(named("frames", counting(2, 4, 28, 28))), "(trials, time, 28, 28), not (4, 28, 28)");
        refused(file(named("frames", counting(2, 2, 3, 28, 28))), "trial 0 must have at least 4 frames, not 3");
        refused(file(named("frames", counting(2, 1, 4, 28, 28).sub(0.5))), "pixel (row 0, column 0) of frame 0 of trial 0",
                "not -0.5");
        for (double little : new double[] {1.5, 1.0001}) {
            refused(file(named("frames", counting(2, 1, 4, 28, 28).mul(little))),
                    "pixel (row 0, column 1) of frame 0 of trial 0 must be from 0 to 1, or all from 0 to 255, not "
                            + (float) little);
        }
        NDArray hole = counting(256, 1, 4, 28, 28);
        hole.set(new NDIndex("0, 2, 3, 4"), Float.NaN);
        refused(file(named("frames", hole)), "pixel (row 3, column 4) of frame 2 of trial 0", "not NaN");
        refused(file(named("frames", counting(300, 1, 4, 28, 28))), "must be from 0 to 1, or all from 0 to 255, not 256");
        refused(file(named("frames", counting(2, 1, 4, 28, 28)), named("coords", counting(9, 1, 3, 2))),
                "coords must have the shape (1, 4, 2n), as frames has, not (1, 3, 2)");
        refused(file(named("frames", counting(2, 1, 4, 28, 28)), named("coords", counting(9, 1, 4, 3))),
                "the last number of the shape of coords");
    }

    @Test
    void whatIsNoSuchFileIsNamed() throws IOException {
        refused(folder.resolve("none.npz"), "there is no such file");
        byte[] whole = Files.readAllBytes(file(named("frames", counting(2, 1, 4, 28, 28))));
        Path cut = folder.resolve("cut.npz");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        refused(cut, "the file is no whole .npz file");
        Files.writeString(cut, "no zip at all");
        refused(cut, "the file is no whole .npz file");
    }

    private static void refused(Path path, String... words) {
        var failure = assertThatThrownBy(() -> FramesFile.read(path)).isInstanceOf(DataFileException.class)
                .hasMessageStartingWith(path.toString());
        for (String word : words) {
            failure.hasMessageContaining(word);
        }
    }
}
