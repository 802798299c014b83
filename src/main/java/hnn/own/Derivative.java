package hnn.own;

import hnn.Arguments;
import hnn.data.Samples;
import hnn.phase.Trajectory;
import java.util.function.Function;
import org.hipparchus.fitting.PolynomialCurveFitter;
import org.hipparchus.fitting.WeightedObservedPoints;

/** Estimates dx/dt of states measured at times; the first {@link #before} and the last {@link #after} states get none. */
public interface Derivative extends Function<Trajectory, Samples> {

    /** Returns how many states a derivative needs before its own. */
    int before();

    /** Returns how many states a derivative needs after its own. */
    int after();

    /** Returns the derivative of one coordinate x at t[index], from the states {@code index - before() .. index + after()}. */
    double at(double[] t, double[] x, int index);

    /** The forward difference (x_{i+1} - x_i) / (t_{i+1} - t_i), of first order; the paper's choice for task 3. */
    static Derivative forward() {
        return new Difference(0, 1);
    }

    /** The central difference (x_{i+1} - x_{i-1}) / (t_{i+1} - t_{i-1}), of second order on even times. */
    static Derivative central() {
        return new Difference(1, 1);
    }

    /**
     * The slope of a polynomial fitted to a window by least squares, which also smooths (Savitzky and Golay 1964). The times need
     * not be even.
     *
     * @param window states in the window, an odd number above the degree
     */
    static Derivative savitzkyGolay(int window, int degree) {
        return new SavitzkyGolay(window, degree);
    }

    /** Returns the states that have a derivative. */
    default Trajectory sampled(Trajectory path) {
        Arguments.require(path.size() > before() + after(), "path must have more than %d states, not %d",
                before() + after(), path.size());
        return path.part(before(), path.size() - after());
    }

    @Override
    default Samples apply(Trajectory path) {
        return samples(path);
    }

    /** Returns the states that have a derivative, with it, as trajectory 0. */
    default Samples samples(Trajectory path) {
        Trajectory sampled = sampled(path);
        double[][] velocity = new double[sampled.size()][path.dimension()];
        double[] times = path.times();
        for (int coordinate = 0; coordinate < path.dimension(); coordinate++) {
            double[] x = path.coordinate(coordinate);
            for (int i = 0; i < velocity.length; i++) {
                velocity[i][coordinate] = at(times, x, i + before());
            }
        }
        return new Samples(new int[velocity.length], sampled.states(), velocity);
    }

    /** A difference quotient over neighbors. */
    record Difference(int before, int after) implements Derivative {
        @Override
        public double at(double[] t, double[] x, int index) {
            return (x[index + after] - x[index - before]) / (t[index + after] - t[index - before]);
        }
    }

    /** The slope in the middle of a fitted polynomial. */
    record SavitzkyGolay(int window, int degree) implements Derivative {

        public SavitzkyGolay {
            Arguments.require(window >= 3 && window % 2 == 1, "window must be odd and at least 3, not %d", window);
            Arguments.require(degree >= 1 && degree < window, "degree must be from 1 to %d, not %d", window - 1, degree);
        }

        @Override
        public int before() {
            return window / 2;
        }

        @Override
        public int after() {
            return window / 2;
        }

        @Override
        public double at(double[] t, double[] x, int index) {
            var points = new WeightedObservedPoints();
            for (int i = index - before(); i <= index + after(); i++) {
                points.add(t[i] - t[index], x[i]);
            }
            return PolynomialCurveFitter.create(degree).fit(points.toList())[1];
        }
    }
}
