package hnn.pixel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hnn.Arguments;
import hnn.Native;
import hnn.file.NpzArrays;
import hnn.own.DataFileException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Frames of other origin, as NumPy writes them: {@code np.savez(path, frames=.., coords=..)}.
 *
 * <pre>
 *   frames  (trials, time, side, side)   gray, 0 to 1 or 0 to 255; the former if nothing in the file is above 1
 *   coords  (trials, time, 2)            the true (q, p) of each frame; may be left out
 * </pre>
 *
 * The coordinates can be in any unit. For the energy of {@link hnn.pixel.GymPendulum}, q is in radians from hanging and p
 * is the angular velocity in radians per second, divided by 4.
 */
public final class FramesFile {

    private static final float WHITE = 255;

    private FramesFile() {}

    /**
     * Reads frames of 28 by 28 pixels.
     *
     * @throws DataFileException if the file is missing or broken, an array has the wrong shape, a value is out of range,
     *     or a trial has fewer than four frames
     */
    public static Frames read(Path path) {
        return read(path, 28);
    }

    /**
     * Reads frames of another size.
     *
     * @param side pixels on either side
     * @throws DataFileException as above
     */
    public static Frames read(Path path, int side) {
        Native.prepare();
        try (NDManager memory = NDManager.newBaseManager("PyTorch");
                InputStream file = new BufferedInputStream(Files.newInputStream(path))) {
            var arrays = NpzArrays.decode("the file", memory, file);
            NDArray frames = arrays.get("frames");
            requireShape(path, "frames", frames.getShape(), "(trials, time, " + side + ", " + side + ")",
                    -1, -1, side, side);
            double[][][] coordinates =
                    arrays.find("coords").map(coords -> coordinates(path, coords, frames)).orElse(null);
            return new Frames(side, brightness(frames), coordinates);
        } catch (NoSuchFileException e) {
            throw new DataFileException(path, "there is no such file; name an .npz file with the array frames", e);
        } catch (IOException e) {
            throw new DataFileException(path, "cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new DataFileException(path, e.getMessage(), e);
        }
    }

    /** Compares a shape with the wanted one, in which -1 fits all. */
    private static void requireShape(Path path, String name, Shape shape, String words, long... wanted) {
        boolean fits = shape.dimension() == wanted.length;
        for (int i = 0; fits && i < wanted.length; i++) {
            fits = wanted[i] == -1 || wanted[i] == shape.get(i);
        }
        if (!fits) {
            throw new DataFileException(path, name + " must have the shape " + words + ", not " + shape, null);
        }
    }

    private static float[][][] brightness(NDArray frames) {
        float[] flat = frames.toType(DataType.FLOAT32, false).toFloatArray();
        float white = white(flat, frames);
        int trials = (int) frames.getShape().get(0);
        int times = (int) frames.getShape().get(1);
        int pixels = (int) (frames.getShape().get(2) * frames.getShape().get(3));
        float[][][] brightness = new float[trials][times][];
        for (int i = 0; i < trials * times; i++) {
            float[] frame = Arrays.copyOfRange(flat, i * pixels, (i + 1) * pixels);
            for (int j = 0; j < pixels; j++) {
                frame[j] /= white;
            }
            brightness[i / times][i % times] = frame;
        }
        return brightness;
    }

    /** Returns what is white, 1 or 255, and names a pixel that fits neither, in the file's own unit. */
    private static float white(float[] values, NDArray frames) {
        float largest = 0;
        for (float value : values) {
            largest = value > largest ? value : largest;
        }
        // What is a little above 1 is no file from 0 to 255, but one from 0 to 1 with something wrong in it.
        float white = largest < 2 ? 1 : WHITE;
        long side = frames.getShape().get(3);
        for (int i = 0; i < values.length; i++) {
            long frame = i / (side * side);
            Arguments.require(values[i] >= 0 && values[i] <= white,
                    "pixel (row %d, column %d) of frame %d of trial %d must be from 0 to 1, or all from 0 to 255, not %s",
                    i / side % side, i % side, frame % frames.getShape().get(1), frame / frames.getShape().get(1), values[i]);
        }
        return white;
    }

    private static double[][][] coordinates(Path path, NDArray coords, NDArray frames) {
        long trials = frames.getShape().get(0);
        long times = frames.getShape().get(1);
        requireShape(path, "coords", coords.getShape(), "(" + trials + ", " + times + ", 2), as frames has",
                trials, times, 2);
        double[] flat = coords.toType(DataType.FLOAT64, false).toDoubleArray();
        double[][][] coordinates = new double[(int) trials][(int) times][];
        for (int i = 0; i < trials * times; i++) {
            coordinates[i / (int) times][i % (int) times] = Arrays.copyOfRange(flat, 2 * i, 2 * i + 2);
        }
        return coordinates;
    }
}
