package hnn.rollout;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;

/**
 * The adaptive Dormand-Prince method, order 5 with an error estimate of order 4, by Hipparchus.
 *
 * <p>Each step is chosen so that the estimated error of every coordinate stays below
 * {@code absoluteTolerance + relativeTolerance |x|}. It is not symplectic, but at the tolerances used here the error of
 * a learned field is many orders larger than the error of the method.
 *
 * <p>Source: Dormand and Prince 1980; the same method as SciPy's RK45, which the paper's code uses.
 *
 * @param relativeTolerance for instance 1e-9
 * @param absoluteTolerance for instance 1e-10, in the units of the state
 */
public record DormandPrince(double relativeTolerance, double absoluteTolerance) implements Integrator {

    /** Steps below this part of the time span mean that the path cannot be followed: it has run into a singularity. */
    private static final double SMALLEST_STEP = 1e-12;

    /**
     * Checks the tolerances.
     *
     * @throws IllegalArgumentException if one is not a finite number above 0
     */
    public DormandPrince {
        Arguments.positive("relativeTolerance", relativeTolerance);
        Arguments.positive("absoluteTolerance", absoluteTolerance);
    }

    /** The tolerances of the paper's metrics, 1e-9 and 1e-10. */
    public static DormandPrince standard() {
        return new DormandPrince(1e-9, 1e-10);
    }

    @Override
    public Trajectory integrate(Field field, double[] start, double[] times) {
        Requests.check(start, times);
        DenseRollout path = follow(field, start, times[0], times[times.length - 1]);
        double[][] states = new double[times.length][];
        for (int i = 0; i < times.length; i++) {
            states[i] = i == 0 ? start.clone() : path.at(times[i]);
        }
        return new Trajectory(times, states);
    }

    /**
     * Returns the whole path between two times, to be asked for at any time between them.
     *
     * @param field the field to follow
     * @param start the state at the first time
     * @throws IllegalArgumentException if the start is odd in length or not finite, or the times are equal
     * @throws RolloutException if the path cannot be followed to the end
     */
    public DenseRollout follow(Field field, double[] start, double from, double to) {
        Requests.check(start, new double[] {from, to});
        double span = Math.abs(to - from);
        var method = new DormandPrince54Integrator(
                SMALLEST_STEP * span, span, absoluteTolerance, relativeTolerance);
        var dense = new DenseOutputModel();
        method.addStepHandler(dense);
        try {
            method.integrate(equation(field, start.length), new ODEState(from, start), to);
        } catch (MathRuntimeException e) {
            throw new RolloutException(String.format(
                    "the rollout stopped at t = %s of %s: %s", reached(method, from), to, e.getMessage()), e);
        }
        return new DenseRollout(dense);
    }

    private static double reached(DormandPrince54Integrator method, double from) {
        return method.getStepStart() == null ? from : method.getStepStart().getTime();
    }

    private static OrdinaryDifferentialEquation equation(Field field, int dimension) {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return dimension;
            }

            @Override
            public double[] computeDerivatives(double t, double[] x) {
                return Requests.velocity(field, t, x);
            }
        };
    }
}
