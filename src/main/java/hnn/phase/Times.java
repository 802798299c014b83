package hnn.phase;

import hnn.Arguments;
import java.util.stream.IntStream;

/** Evenly spaced times. */
public final class Times {

    private Times() {}

    /**
     * Returns evenly spaced times, both ends included.
     *
     * @param count at least 2
     * @throws IllegalArgumentException if the count is below 2 or an end is not finite
     */
    public static double[] linspace(double from, double to, int count) {
        Arguments.atLeast("count", 2, count);
        Arguments.finite("the ends", new double[] {from, to});
        return IntStream.range(0, count).mapToDouble(i -> from + (to - from) * i / (count - 1)).toArray();
    }
}
