package hnn.figure;

import hnn.Arguments;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Square gray frames in the order of time, seen or decoded, named by who made them: truth, baseline, HNN.
 *
 * @param frames [time][pixel], row by row from the top
 */
public record Film(String name, float[][] frames) {

    /** The rod of the pendulum has half of the full brightness, which is drawn white. */
    private static final double WHITE = 0.5;

    /** Copies and checks: at least one frame, and each a square as large as the first, else an IllegalArgumentException. */
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
        return new Mark.Image(label, WHITE,
                IntStream.range(0, side()).mapToObj(row -> row(time, row).toArray()).toArray(double[][]::new));
    }

    /** Returns some frames in a row, as one mark with a column of white between them. */
    public Mark.Image strip(int... times) {
        return new Mark.Image(name, WHITE, IntStream.range(0, side()).mapToObj(row -> Arrays.stream(times).boxed()
                .flatMapToDouble(time -> DoubleStream.concat(DoubleStream.of(WHITE), row(time, row)))
                .skip(1).toArray()).toArray(double[][]::new));
    }

    private DoubleStream row(int time, int row) {
        return IntStream.range(row * side(), (row + 1) * side()).mapToDouble(pixel -> frames[time][pixel]);
    }
}
