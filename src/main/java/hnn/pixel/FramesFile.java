package hnn.pixel;

import hnn.Arguments;
import hnn.file.NpyHeader;
import hnn.file.NpzFile;
import hnn.own.DataFileException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Frames of other origin, as NumPy writes them: {@code np.savez(path, frames=.., coords=..)}.
 *
 * <pre>
 *   frames  (trials, time, side, side)   gray, 0 to 1 or 0 to 255; the former if nothing in the file is above 1
 *   coords  (trials, time, 2n)           the true (q, p) of each frame; may be left out
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
        try (NpzFile arrays = NpzFile.open(path, "the file")) {
            NpyHeader frames = arrays.header("frames");
            int[] shape = frames.shape();
            requireShape("frames", frames, "(trials, time, " + side + ", " + side + ")", -1, -1, side, side);
            return new Frames(side, brightness(arrays.floatRows("frames", side * side), shape),
                    arrays.names().contains("coords") ? coordinates(arrays, shape) : null);
        } catch (NoSuchFileException e) {
            throw new DataFileException(path, "there is no such file; name an .npz file with the array frames", e);
        } catch (IOException e) {
            throw new DataFileException(path, "cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new DataFileException(path, e.getMessage(), e);
        }
    }

    /** Compares a shape with the wanted one, in which -1 fits all. */
    private static void requireShape(String name, NpyHeader header, String words, int... wanted) {
        int[] shape = header.shape();
        boolean fits = shape.length == wanted.length;
        for (int i = 0; fits && i < wanted.length; i++) {
            fits = wanted[i] == -1 || wanted[i] == shape[i];
        }
        Arguments.require(fits, "%s must have the shape %s, not %s", name, words, header.shapeText());
    }

    private static float[][][] brightness(float[][] frames, int[] shape) {
        float white = white(frames, shape);
        float[][][] brightness = new float[shape[0]][shape[1]][];
        for (int i = 0; i < frames.length; i++) {
            for (int k = 0; k < frames[i].length; k++) {
                frames[i][k] /= white;
            }
            brightness[i / shape[1]][i % shape[1]] = frames[i];
        }
        return brightness;
    }

    /** Returns what is white, 1 or 255, and names a pixel that fits neither, in the file's own unit. */
    private static float white(float[][] frames, int[] shape) {
        float largest = 0;
        for (float[] frame : frames) {
            for (float value : frame) {
                largest = value > largest ? value : largest;
            }
        }
        // What is a little above 1 is no file from 0 to 255, but one from 0 to 1 with something wrong in it.
        float white = largest < 2 ? 1 : 255;
        int side = shape[3];
        for (int i = 0; i < frames.length; i++) {
            for (int k = 0; k < frames[i].length; k++) {
                if (!(frames[i][k] >= 0 && frames[i][k] <= white)) {
                    throw new IllegalArgumentException(String.format(Locale.ROOT,
                            "pixel (row %d, column %d) of frame %d of trial %d must be from 0 to 1, or all from 0 to 255, not %s",
                            k / side, k % side, i % shape[1], i / shape[1], frames[i][k]));
                }
            }
        }
        return white;
    }

    private static double[][][] coordinates(NpzFile arrays, int[] frames) throws IOException {
        int trials = frames[0];
        int times = frames[1];
        NpyHeader header = arrays.header("coords");
        requireShape("coords", header, "(" + trials + ", " + times + ", 2n), as frames has", trials, times, -1);
        int dimension = Arguments.phaseDimension("the last number of the shape of coords", header.shape()[2]);
        double[] flat = arrays.doubles("coords");
        double[][][] coordinates = new double[trials][times][];
        for (int i = 0; i < trials * times; i++) {
            coordinates[i / times][i % times] = Arrays.copyOfRange(flat, dimension * i, dimension * (i + 1));
        }
        return coordinates;
    }
}
