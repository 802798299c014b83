package hnn.rollout;

import hnn.Arguments;
import org.hipparchus.ode.nonstiff.AdaptiveStepsizeIntegrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * The adaptive Dormand-Prince method of order 8 with error estimates of orders 5 and 3, by Hipparchus: for tight
 * tolerances, where it takes far fewer steps than {@link DormandPrince}.
 *
 * <p>Source: Prince and Dormand 1981; Hairer, Norsett, Wanner, Solving Ordinary Differential Equations I, section II.10. Its
 * tableau is that of {@link Methods#dormandPrince8}.
 *
 * @param relativeTolerance for instance 1e-12
 * @param absoluteTolerance for instance 1e-12, in the units of the state
 */
public record DormandPrince853(double relativeTolerance, double absoluteTolerance) implements AdaptiveIntegrator {

    /** Checks that both tolerances are finite numbers above 0. */
    public DormandPrince853 {
        Arguments.positive("relativeTolerance", relativeTolerance);
        Arguments.positive("absoluteTolerance", absoluteTolerance);
    }

    /** As close to the exact path as double numbers allow: 1e-13 for both. */
    public static DormandPrince853 reference() {
        return new DormandPrince853(1e-13, 1e-13);
    }

    @Override
    public AdaptiveStepsizeIntegrator library(double smallest, double largest, double absolute, double relative) {
        return new DormandPrince853Integrator(smallest, largest, absolute, relative);
    }
}
