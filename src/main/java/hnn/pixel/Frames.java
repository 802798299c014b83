package hnn.pixel;

import hnn.Arguments;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a camera saw: trials of gray frames, evenly spaced in time.
 *
 * <p>One frame shows no velocity, so models see pairs of neighbors: pair t of a trial is its frames t and t + 1.
 *
 * @param side pixels on either side of a frame
 * @param brightness [trial][time][pixel] in [0, 1], row by row from the top; each trial has as many frames
 * @param coordinates the true (q, p) of each frame, [trial][time][2n], or null where they are not known; for a pendulum q
 *     is in radians from hanging, and p is in the unit of the energy that it is measured with
 */
public record Frames(int side, float[][][] brightness, double[][][] coordinates) {

    /** Fewer frames make no pair beside another pair in both the training and the rollout. */
    public static final int FEWEST = 4;

    /**
     * Copies and checks the arrays.
     *
     * @throws IllegalArgumentException if there is no trial, a trial has fewer than four frames or not as many as the first, a
     *     frame has not side * side pixels, a brightness is not in [0, 1], or the coordinates do not fit
     */
    public Frames {
        Arguments.atLeast("side", 1, side);
        Arguments.require(brightness.length > 0, "brightness is empty: give at least one trial");
        brightness = Arrays.stream(brightness).map(float[][]::clone).toArray(float[][][]::new);
        int times = brightness[0].length;
        for (int trial = 0; trial < brightness.length; trial++) {
            checkTrial(trial, brightness[trial], side, times);
        }
        if (coordinates != null) {
            Arguments.require(coordinates.length == brightness.length,
                    "coordinates must have %d trials, as brightness has, not %d", brightness.length, coordinates.length);
            coordinates = coordinates.clone();
            int dimension = coordinates[0].length == 0 ? 2 : coordinates[0][0].length;
            Arguments.phaseDimension("the numbers of a frame's coordinates", dimension);
            for (int trial = 0; trial < coordinates.length; trial++) {
                Arguments.require(coordinates[trial].length == times, "trial %d must have coordinates for %d frames, not %d",
                        trial, times, coordinates[trial].length);
                coordinates[trial] = Arguments.finiteRows("coordinates of trial " + trial, coordinates[trial], dimension);
            }
        }
    }

    private static void checkTrial(int trial, float[][] frames, int side, int times) {
        Arguments.require(frames.length >= FEWEST, "trial %d must have at least %d frames, not %d", trial, FEWEST, frames.length);
        Arguments.require(frames.length == times, "trial %d must have %d frames, as the first one has, not %d",
                trial, times, frames.length);
        for (int time = 0; time < frames.length; time++) {
            float[] frame = frames[time];
            Arguments.require(frame.length == side * side, "frame %d of trial %d must have %d x %d pixels, not %d in all",
                    time, trial, side, side, frame.length);
            for (int i = 0; i < frame.length; i++) {
                Arguments.require(frame[i] >= 0 && frame[i] <= 1,
                        "pixel (row %d, column %d) of frame %d of trial %d must be from 0 to 1, not %s",
                        i / side, i % side, time, trial, frame[i]);
            }
            frames[time] = frame.clone();
        }
    }

    /** Returns the number of trials. */
    public int trials() {
        return brightness.length;
    }

    /** Returns the number of frames in each trial. */
    public int times() {
        return brightness[0].length;
    }

    /** Returns the number of pixels in a frame. */
    public int pixels() {
        return side * side;
    }

    /** Returns a copy of one frame, side * side brightnesses. */
    public float[] frame(int trial, int time) {
        return brightness[trial][time].clone();
    }

    /** Returns copies of all frames of a trial, in the order of time. */
    public float[][] film(int trial) {
        return Arrays.stream(brightness[trial]).map(float[]::clone).toArray(float[][]::new);
    }

    /** Returns pair t of a trial: the pixels of frame t, then those of frame t + 1. */
    public float[] pair(int trial, int time) {
        float[] pair = Arrays.copyOf(brightness[trial][time], 2 * pixels());
        System.arraycopy(brightness[trial][time + 1], 0, pair, pixels(), pixels());
        return pair;
    }

    /**
     * Returns the trials from one to another, which is not among them.
     *
     * @throws IllegalArgumentException if there are none, or not so many
     */
    public Frames part(int from, int to) {
        Arguments.require(from >= 0 && from < to && to <= trials(), "from and to must be from 0 to %d, not %d and %d",
                trials(), from, to);
        return new Frames(side, Arrays.copyOfRange(brightness, from, to),
                coordinates == null ? null : Arrays.copyOfRange(coordinates, from, to));
    }

    /** Returns the true path of a trial, if the coordinates are known; one unit of time is one frame. */
    public Trajectory path(int trial) {
        requireCoordinates();
        return new Trajectory(Times.linspace(0, times() - 1, times()), coordinates[trial]);
    }

    /** Fails where the true coordinates are not known. */
    public void requireCoordinates() {
        if (coordinates == null) {
            throw new IllegalStateException("the true coordinates of these frames are not known: give them to Frames, or"
                    + " put an array \"coords\" into the file");
        }
    }

    /** Where a pair begins. */
    public record Place(int trial, int time) {}

    /** Returns about so many pairs, evenly chosen among all. */
    public List<Place> somePairs(int count) {
        int each = times() - 1;
        long all = (long) trials() * each;
        int chosen = (int) Math.min(all, Arguments.atLeast("count", 1, count));
        return IntStream.range(0, chosen).mapToObj(i -> {
            int pair = (int) (i * all / chosen);
            return new Place(pair / each, pair % each);
        }).toList();
    }

    /** Returns all pixels, frame after frame and trial after trial. */
    public float[] flat() {
        float[] flat = new float[trials() * times() * pixels()];
        for (int i = 0; i < trials() * times(); i++) {
            System.arraycopy(brightness[i / times()][i % times()], 0, flat, i * pixels(), pixels());
        }
        return flat;
    }

    /** Returns the variance of all pixels, the loss of a model that always draws the mean brightness. */
    public double variance() {
        float[] values = flat();
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        return squares / values.length - Math.pow(sum / values.length, 2);
    }
}
