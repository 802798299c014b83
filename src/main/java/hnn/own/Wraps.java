package hnn.own;

/** Angles that are folded into one turn. */
final class Wraps {

    private Wraps() {}

    /** Returns how often two numbers in turn are more than half a period apart. */
    static int count(double[] angles, double period) {
        int count = 0;
        for (int k = 1; k < angles.length; k++) {
            count += Math.abs(angles[k] - angles[k - 1]) > period / 2 ? 1 : 0;
        }
        return count;
    }

    /** Returns the angles with such steps taken out; missing ones stay missing. */
    static double[] undone(double[] angles, double period) {
        double[] undone = angles.clone();
        double last = Double.NaN;
        for (int k = 0; k < undone.length; k++) {
            if (!Double.isNaN(last) && !Double.isNaN(undone[k])) {
                undone[k] -= period * Math.rint((undone[k] - last) / period);
            }
            last = Double.isNaN(undone[k]) ? last : undone[k];
        }
        return undone;
    }
}
