package hnn.shooting;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.rollout.Integrator;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;

/**
 * Where a rollout beside a recording should begin: a single recorded state is off by its noise, and has no rates where none were
 * measured.
 *
 * <pre>
 *   minimize over x_0    sum over k of |observed_k - (the first numbers of x(t_k))|^2,    x(t_0) = x_0,  dx/dt = field
 * </pre>
 *
 * <p>By Levenberg and Marquardt's method, with derivatives by differences.
 */
public final class FittedStart {

    private static final int EVALUATIONS = 100;
    private static final double STEP = 1e-5;

    private FittedStart() {}

    /**
     * Returns the state at the first time.
     *
     * @param observed a short path, of half a swing to two; its states are the first numbers of the field's, or whole
     * @param guess to begin with, of the field's dimension
     * @throws hnn.rollout.RolloutException if the field cannot be followed
     */
    public static double[] of(Field field, Trajectory observed, double[] guess, Integrator integrator) {
        Arguments.require(observed.dimension() <= guess.length,
                "guess must have at least the %d numbers that were observed, not %d",
                observed.dimension(), guess.length);
        UnaryOperator<double[]> followed = x -> flat(integrator.integrate(field, x, observed.times()), observed.dimension());
        MultivariateJacobianFunction model = point -> {
            double[] x = point.toArray();
            double[] value = followed.apply(x);
            var slopes = new Array2DRowRealMatrix(value.length, x.length);
            for (int j = 0; j < x.length; j++) {
                double step = STEP * Math.max(Math.abs(x[j]), Math.abs(guess[j]) + STEP);
                double[] more = x.clone();
                double[] less = x.clone();
                more[j] += step;
                less[j] -= step;
                double[] above = followed.apply(more);
                double[] below = followed.apply(less);
                for (int i = 0; i < value.length; i++) {
                    slopes.setEntry(i, j, (above[i] - below[i]) / (2 * step));
                }
            }
            return new Pair<>(new ArrayRealVector(value, false), slopes);
        };
        return new LevenbergMarquardtOptimizer().optimize(new LeastSquaresBuilder().start(guess)
                .target(flat(observed, observed.dimension())).model(model).maxEvaluations(EVALUATIONS).maxIterations(EVALUATIONS)
                .build()).getPoint().toArray();
    }

    /** Returns the state at the last time, from which to predict what comes after the observed path; see {@link #of}. */
    public static double[] atEnd(Field field, Trajectory observed, double[] guess, Integrator integrator) {
        return integrator.integrate(field, of(field, observed, guess, integrator), observed.times()).end();
    }

    private static double[] flat(Trajectory path, int width) {
        return Arrays.stream(path.states()).flatMapToDouble(x -> Arrays.stream(x, 0, width)).toArray();
    }
}
