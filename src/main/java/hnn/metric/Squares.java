package hnn.metric;

/** Squared differences. */
final class Squares {

    private Squares() {}

    static double[] differences(double[] a, double[] b) {
        double[] squares = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            squares[i] = (a[i] - b[i]) * (a[i] - b[i]);
        }
        return squares;
    }

    static double meanDifference(double[] a, double[] b) {
        return sum(a, b) / a.length;
    }

    /** Returns |a - b|. */
    static double distance(double[] a, double[] b) {
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
