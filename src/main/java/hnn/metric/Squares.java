package hnn.metric;

/** Squared differences of vectors of one length. */
public final class Squares {

    private Squares() {}

    /** Returns the mean of (a - b)^2 over the entries. */
    public static double meanDifference(double[] a, double[] b) {
        return sum(a, b) / a.length;
    }

    /** Returns |a - b|. */
    public static double distance(double[] a, double[] b) {
        return Math.sqrt(sum(a, b));
    }

    private static double sum(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
