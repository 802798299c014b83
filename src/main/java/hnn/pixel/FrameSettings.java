package hnn.pixel;

import hnn.Arguments;

/**
 * How frames of a pendulum are made.
 *
 * @param trials how many pendulums are let go
 * @param frames how many frames of each are seen
 * @param side pixels on either side of a frame
 * @param largestSwing the angle from hanging, in radians, that no trial reaches; from some 40 degrees on the end of the
 *     rod leaves the picture
 * @param testFraction the part of the trials, from the first on, that is for the test
 * @param seed decides the starts
 */
public record FrameSettings(int trials, int frames, int side, double largestSwing, double testFraction, long seed) {

    /** Checks the values; one out of range is an {@link IllegalArgumentException}. */
    public FrameSettings {
        Arguments.atLeast("trials", 2, trials);
        Arguments.atLeast("frames", Frames.FEWEST, frames);
        Arguments.atLeast("side", 8, side);
        Arguments.require(largestSwing >= 1e-3 && largestSwing <= Math.PI,
                "largestSwing must be from 0.001 to pi, not %s", largestSwing);
        Arguments.require(testFraction > 0 && testFraction < 1, "testFraction must be between 0 and 1, not %s", testFraction);
    }

    /** The paper's: 200 trials of 103 frames of 28 by 28 pixels, swings below 30 degrees, one trial in five for the test. */
    public static FrameSettings paper() {
        return new FrameSettings(200, 103, 28, Math.PI / 6, 0.2, 0);
    }

    /** Returns the same settings with another seed. */
    public FrameSettings withSeed(long other) {
        return new FrameSettings(trials, frames, side, largestSwing, testFraction, other);
    }

    /** Returns the same settings with so many trials. */
    public FrameSettings withTrials(int other) {
        return new FrameSettings(other, frames, side, largestSwing, testFraction, seed);
    }

    /** Returns the same settings with frames of another size. */
    public FrameSettings withSide(int other) {
        return new FrameSettings(trials, frames, other, largestSwing, testFraction, seed);
    }
}
