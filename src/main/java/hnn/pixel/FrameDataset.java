package hnn.pixel;

import hnn.Arguments;

/** Frames to train on and frames to test on, of different trials. */
public record FrameDataset(Frames train, Frames test) {

    /** Checks that both parts have frames of one size; if not, that is an {@link IllegalArgumentException}. */
    public FrameDataset {
        Arguments.require(train.side() == test.side(), "train and test must have frames of one size, not %d and %d pixels a side",
                train.side(), test.side());
    }

    /**
     * Splits trials, the first of which are for the test.
     *
     * @param testFraction the part of the trials that is tested on, for instance 0.2
     * @throws IllegalArgumentException if a part would be empty
     */
    public static FrameDataset split(Frames all, double testFraction) {
        int tested = (int) Math.round(testFraction * all.trials());
        Arguments.require(tested >= 1 && tested < all.trials(),
                "testFraction must leave trials in both parts: %s of %d trials does not", testFraction, all.trials());
        return new FrameDataset(all.part(tested, all.trials()), all.part(0, tested));
    }

    /** Returns the pixels of a pair of frames, the length of a model's input. */
    public int pairPixels() {
        return 2 * train.pixels();
    }
}
