package hnn.rollout;

import hnn.Arguments;
import hnn.phase.Field;

/**
 * An explicit Runge-Kutta method: each stage looks at the field a little ahead of where the stages before it lead.
 *
 * @param facts what is known of it
 * @param coefficients an explicit tableau
 */
record RungeKutta(MethodFacts facts, Tableau coefficients) implements StepMethod {

    RungeKutta {
        Arguments.require(coefficients.isExplicit(), "the tableau of %s is not explicit", facts.name());
    }

    @Override
    public double[] step(Field field, double t, double[] x, double h) {
        int stages = coefficients.stages();
        double[][] k = new double[stages][];
        for (int i = 0; i < stages; i++) {
            k[i] = Requests.velocity(field, t + coefficients.c()[i] * h, moved(x, h, coefficients.a()[i], k, i));
        }
        return moved(x, h, coefficients.b(), k, stages);
    }

    /** Returns x + h sum_{j < count} weights_j k_j. */
    static double[] moved(double[] x, double h, double[] weights, double[][] k, int count) {
        double[] moved = x.clone();
        for (int j = 0; j < count; j++) {
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
