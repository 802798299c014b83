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

    private FramesFile() {}

    /** Reads frames of 28 by 28 pixels; see the other form. */
    public static Frames read(Path path) {
        return read(path, 28);
    }

    /**
     * Reads frames of any size.
     *
     * @param side pixels on either side
     * @throws DataFileException if the file is missing or broken, an array has the wrong shape, a value is out of range,
     *     or a trial has fewer than four frames
     */
    public static Frames read(Path path, int side) {
        Native.prepare();
        try (NDManager memory = NDManager.newBaseManager("PyTorch");
                InputStream file = new BufferedInputStream(Files.newInputStream(path))) {
            var arrays = NpzArrays.decode("the file", memory, file);
            NDArray frames = arrays.get("frames");
            requireShape("frames", frames.getShape(), "(trials, time, " + side + ", " + side + ")", -1, -1, side, side);
            return new Frames(side, brightness(frames),
                    arrays.find("coords").map(coords -> coordinates(coords, frames.getShape())).orElse(null));
        } catch (NoSuchFileException e) {
            throw new DataFileException(path, "there is no such file; name an .npz file with the array frames", e);
        } catch (IOException e) {
            throw new DataFileException(path, "cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new DataFileException(path, e.getMessage(), e);
        }
    }

    /** Compares a shape with the wanted one, in which -1 fits all. */
    private static void requireShape(String name, Shape shape, String words, long... wanted) {
        boolean fits = shape.dimension() == wanted.length;
        for (int i = 0; fits && i < wanted.length; i++) {
            fits = wanted[i] == -1 || wanted[i] == shape.get(i);
        }
        Arguments.require(fits, "%s must have the shape %s, not %s", name, words, shape);
    }

    private static float[][][] brightness(NDArray frames) {
        float[] flat = frames.toType(DataType.FLOAT32, false).toFloatArray();
        float white = white(flat, frames.getShape());
        for (int i = 0; i < flat.length; i++) {
            flat[i] /= white;
        }
        int trials = (int) frames.getShape().get(0);
        int times = (int) frames.getShape().get(1);
        int pixels = (int) (frames.getShape().get(2) * frames.getShape().get(3));
        float[][][] brightness = new float[trials][times][];
        for (int i = 0; i < trials * times; i++) {
            brightness[i / times][i % times] = Arrays.copyOfRange(flat, i * pixels, (i + 1) * pixels);
        }
        return brightness;
    }

    /** Returns what is white, 1 or 255, and names a pixel that fits neither, in the file's own unit. */
    private static float white(float[] values, Shape shape) {
        float largest = 0;
        for (float value : values) {
            largest = value > largest ? value : largest;
        }
        // What is a little above 1 is no file from 0 to 255, but one from 0 to 1 with something wrong in it.
        float white = largest < 2 ? 1 : 255;
        long side = shape.get(3);
        for (int i = 0; i < values.length; i++) {
            long frame = i / (side * side);
            Arguments.require(values[i] >= 0 && values[i] <= white,
                    "pixel (row %d, column %d) of frame %d of trial %d must be from 0 to 1, or all from 0 to 255, not %s",
                    i / side % side, i % side, frame % shape.get(1), frame / shape.get(1), values[i]);
        }
        return white;
    }

    private static double[][][] coordinates(NDArray coords, Shape frames) {
        int trials = (int) frames.get(0);
        int times = (int) frames.get(1);
        requireShape("coords", coords.getShape(), "(" + trials + ", " + times + ", 2), as frames has", trials, times, 2);
        double[] flat = coords.toType(DataType.FLOAT64, false).toDoubleArray();
        double[][][] coordinates = new double[trials][times][];
        for (int i = 0; i < trials * times; i++) {
            coordinates[i / times][i % times] = Arrays.copyOfRange(flat, 2 * i, 2 * i + 2);
        }
        return coordinates;
    }
}
