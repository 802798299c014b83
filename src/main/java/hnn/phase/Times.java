package hnn.phase;

import hnn.Arguments;

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
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = from + (to - from) * i / (count - 1);
        }
        return times;
    }
}
