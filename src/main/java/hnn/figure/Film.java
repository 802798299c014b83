package hnn.figure;

import hnn.Arguments;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Square gray frames in the order of time, seen or decoded.
 *
 * @param name who made them: truth, baseline, HNN
 * @param frames [time][pixel], row by row from the top
 */
public record Film(String name, float[][] frames) {

    /** The rod of the pendulum has half of the full brightness, which is drawn white. */
    private static final double WHITE = 0.5;

    /**
     * Copies and checks the frames.
     *
     * @throws IllegalArgumentException if there is none, or one is not a square as large as the first
     */
    public Film {
        Arguments.require(frames.length > 0, "frames is empty: give at least one");
        int side = (int) Math.round(Math.sqrt(frames[0].length));
        for (int i = 0; i < frames.length; i++) {
            Arguments.require(frames[i].length == side * side,
                    "frames[%d] must have %d x %d pixels, not %d in all", i, side, side, frames[i].length);
        }
        frames = Arrays.stream(frames).map(float[]::clone).toArray(float[][]::new);
    }

    /** Returns the number of frames. */
    public int length() {
        return frames.length;
    }

    private int side() {
        return (int) Math.round(Math.sqrt(frames[0].length));
    }

    /** Returns one frame as a mark. */
    Mark.Image image(String label, int time) {
        return new Mark.Image(label, WHITE, rows(time));
    }

    /** Returns some frames in a row, as one mark with a column of gray between them. */
    public Mark.Image strip(int... times) {
        int side = side();
        double[][] rows = new double[side][times.length * (side + 1) - 1];
        for (double[] row : rows) {
            Arrays.fill(row, WHITE);
        }
        for (int k = 0; k < times.length; k++) {
            double[][] frame = rows(times[k]);
            for (int row = 0; row < side; row++) {
                System.arraycopy(frame[row], 0, rows[row], k * (side + 1), side);
            }
        }
        return new Mark.Image(name, WHITE, rows);
    }

    private double[][] rows(int time) {
        int side = side();
        return IntStream.range(0, side).mapToObj(row -> IntStream.range(0, side)
                .mapToDouble(column -> frames[time][row * side + column]).toArray()).toArray(double[][]::new);
    }
}
