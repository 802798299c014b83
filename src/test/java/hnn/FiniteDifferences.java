package hnn;

import java.util.function.ToDoubleFunction;

/** Central differences, to check gradients against. */
public final class FiniteDifferences {

    private FiniteDifferences() {}

    /** Returns the gradient of f at x, with an error of the order of step squared. */
    public static double[] gradient(ToDoubleFunction<double[]> f, double[] x, double step) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[i] += step;
            down[i] -= step;
            gradient[i] = (f.applyAsDouble(up) - f.applyAsDouble(down)) / (2 * step);
        }
        return gradient;
    }
}
