package hnn.chaos;

import java.util.Arrays;

/** Where a path went through a section: the times, rising, and a state for each; there may be none. */
public record Crossings(double[] times, double[][] states) {

    /** Returns how many there are. */
    public int size() {
        return times.length;
    }

    /** Returns one coordinate of all of them, for instance 0 for q_1. */
    public double[] coordinate(int index) {
        return Arrays.stream(states).mapToDouble(x -> x[index]).toArray();
    }
}
