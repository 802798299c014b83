package hnn.rollout;

import hnn.phase.Field;

/**
 * An explicit Runge-Kutta method: each stage looks at the field a little ahead of where the stages before it lead. None is
 * symplectic or symmetric.
 */
public record RungeKutta(String name, int order, String source, Tableau coefficients) implements StepMethod {

    @Override
    public MethodFacts facts() {
        return new MethodFacts(name, order, false, false, MethodFacts.Takes.ANY_FIELD, source, coefficients.toString());
    }

    @Override
    public double[] step(Field field, double t, double[] x, double h) {
        double[][] k = new double[coefficients.b().length][];
        for (int i = 0; i < k.length; i++) {
            k[i] = Requests.velocity(field, t + coefficients.c()[i] * h, moved(x, h, coefficients.a()[i], k));
        }
        return moved(x, h, coefficients.b(), k);
    }

    /** Returns x + h sum_j weights_j k_j. */
    static double[] moved(double[] x, double h, double[] weights, double[][] k) {
        double[] moved = x.clone();
        for (int j = 0; j < weights.length; j++) {
            double factor = h * weights[j];
            if (factor != 0) {
                double[] stage = k[j];
                for (int i = 0; i < moved.length; i++) {
                    moved[i] += factor * stage[i];
                }
            }
        }
        return moved;
    }
}
