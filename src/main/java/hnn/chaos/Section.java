package hnn.chaos;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.rollout.AdaptiveIntegrator;
import hnn.rollout.RolloutException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.events.AbstractODEDetector;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.AdaptableInterval;
import org.hipparchus.ode.events.ODEEventHandler;

/**
 * A surface in phase space, s(x) = 0, that paths are cut with: Poincare's section. With one point for each passage, a regular
 * path of two degrees of freedom draws a curve and a chaotic one fills an area.
 *
 * <pre>{@code Section.rising(x -> x[0])      // q_1 = 0, from below}</pre>
 *
 * @param function s, of the state
 * @param rising whether paths count that go from s below 0 to above, or the other way
 * @param checkEvery the time between two looks at s, above 0: a path that goes through twice in less may be missed
 */
public record Section(ToDoubleFunction<double[]> function, boolean rising, double checkEvery) {

    private static final double TIME_TOLERANCE = 1e-10;
    private static final int ITERATIONS = 100;

    public Section {
        Arguments.positive("checkEvery", checkEvery);
    }

    /** Returns the section where s rises through 0, looked at every tenth of a unit of time. */
    public static Section rising(ToDoubleFunction<double[]> function) {
        return new Section(function, true, 0.1);
    }

    /** Returns the section where s falls through 0, looked at every tenth of a unit of time. */
    public static Section falling(ToDoubleFunction<double[]> function) {
        return new Section(function, false, 0.1);
    }

    /**
     * Returns the points where a path goes through the section, on the section up to 1e-10 of time, which runs forward.
     *
     * @throws RolloutException if the path cannot be followed to the end
     */
    public Crossings crossings(AdaptiveIntegrator integrator, Field field, double[] start, double from, double to) {
        Arguments.require(to > from, "crossings are counted forward in time, but the time runs from %s to %s", from, to);
        List<ODEStateAndDerivative> found = new ArrayList<>();
        var solver = new BracketingNthOrderBrentSolver(0, TIME_TOLERANCE, 0, 5);
        ODEEventHandler handler = (state, detector, increasing) -> {
            if (increasing == rising) {
                found.add(state);
            }
            return Action.CONTINUE;
        };
        integrator.integrate(field, start, new double[] {from, to},
                new Detector(AdaptableInterval.of(checkEvery), ITERATIONS, solver, handler));
        return new Crossings(found.stream().mapToDouble(ODEStateAndDerivative::getTime).toArray(),
                found.stream().map(ODEStateAndDerivative::getPrimaryState).toArray(double[][]::new));
    }

    private final class Detector extends AbstractODEDetector<Detector> {

        Detector(AdaptableInterval check, int most, BracketedUnivariateSolver<UnivariateFunction> solver,
                ODEEventHandler handler) {
            super(check, most, solver, handler);
        }

        @Override
        protected Detector create(AdaptableInterval check, int most, BracketedUnivariateSolver<UnivariateFunction> solver,
                ODEEventHandler handler) {
            return new Detector(check, most, solver, handler);
        }

        @Override
        public double g(ODEStateAndDerivative state) {
            return function.applyAsDouble(state.getPrimaryState());
        }
    }
}
