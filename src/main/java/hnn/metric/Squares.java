package hnn.metric;

/** Squared differences. */
public final class Squares {

    private Squares() {}

    static double[] differences(double[] a, double[] b) {
        double[] squares = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            squares[i] = (a[i] - b[i]) * (a[i] - b[i]);
        }
        return squares;
    }

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
