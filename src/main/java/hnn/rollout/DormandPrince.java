package hnn.rollout;

import hnn.Arguments;
import org.hipparchus.ode.nonstiff.AdaptiveStepsizeIntegrator;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;

/**
 * The adaptive Dormand-Prince method, order 5 with an error estimate of order 4, by Hipparchus.
 *
 * <p>It is neither symplectic nor reversible, but at the tolerances used here the error of a learned field is many orders
 * larger than the error of the method.
 *
 * <p>Source: Dormand and Prince 1980; the same method as SciPy's RK45, which the paper's code uses. Its tableau is that of
 * {@link Methods#dormandPrince5}.
 *
 * @param relativeTolerance for instance 1e-9
 * @param absoluteTolerance for instance 1e-10, in the units of the state
 */
public record DormandPrince(double relativeTolerance, double absoluteTolerance) implements AdaptiveIntegrator {

    /** Checks that both tolerances are finite numbers above 0. */
    public DormandPrince {
        Arguments.positive("relativeTolerance", relativeTolerance);
        Arguments.positive("absoluteTolerance", absoluteTolerance);
    }

    /** The tolerances of the paper's metrics, 1e-9 and 1e-10. */
    public static DormandPrince standard() {
        return new DormandPrince(1e-9, 1e-10);
    }

    @Override
    public AdaptiveStepsizeIntegrator library(double smallest, double largest, double absolute, double relative) {
        return new DormandPrince54Integrator(smallest, largest, absolute, relative);
    }
}
