package hnn.own;

import hnn.Arguments;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/**
 * A circle through points, by least squares of x^2 + y^2 = 2 a x + 2 b y + c (Kasa 1976).
 *
 * @param roughness the root mean square distance of the points from it
 */
record Circle(double x, double y, double radius, double roughness) {

    static Circle fitted(List<double[]> xs, List<double[]> ys) {
        double[] x = finite(xs, ys);
        double[] y = finite(ys, xs);
        Arguments.require(x.length > 3, "a circle needs more than 3 points, not %d", x.length);
        double[] squares = new double[x.length];
        double[][] points = new double[x.length][];
        for (int k = 0; k < x.length; k++) {
            squares[k] = x[k] * x[k] + y[k] * y[k];
            points[k] = new double[] {x[k], y[k]};
        }
        var regression = new OLSMultipleLinearRegression(1e-10);
        regression.newSampleData(squares, points);
        double[] c;
        try {
            c = regression.estimateRegressionParameters();
        } catch (MathRuntimeException e) {
            throw new IllegalArgumentException("no circle goes through the points: they lie on a line", e);
        }
        double radius = Math.sqrt(c[0] + c[1] * c[1] / 4 + c[2] * c[2] / 4);
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += Math.pow(Math.hypot(x[k] - c[1] / 2, y[k] - c[2] / 2) - radius, 2);
        }
        return new Circle(c[1] / 2, c[2] / 2, radius, Math.sqrt(sum / x.length));
    }

    private static double[] finite(List<double[]> one, List<double[]> other) {
        double[] all = one.stream().flatMapToDouble(Arrays::stream).toArray();
        double[] others = other.stream().flatMapToDouble(Arrays::stream).toArray();
        return IntStream.range(0, all.length).filter(k -> Double.isFinite(all[k]) && Double.isFinite(others[k]))
                .mapToDouble(k -> all[k]).toArray();
    }

    /** Returns the angles of points from straight down, counterclockwise. */
    double[] angles(double[] xs, double[] ys) {
        double[] angles = new double[xs.length];
        for (int k = 0; k < angles.length; k++) {
            angles[k] = Math.atan2(xs[k] - x, y - ys[k]);
        }
        return angles;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "a circle around (%.4g, %.4g) of radius %.4g, off by %.2g", x, y, radius, roughness);
    }
}
