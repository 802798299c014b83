package hnn.chaos;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.phase.HamiltonianField;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince853;
import hnn.rollout.RolloutException;
import hnn.rollout.StepException;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealVector;
import org.hipparchus.util.MathArrays;

/**
 * Energy in and out: the way along the plain gradient of H, at right angles to the motion.
 *
 * <pre>
 *   dx/dE = grad H / |grad H|^2,    so that dH/dE = 1
 * </pre>
 *
 * H itself is the time here, and a chosen level is reached exactly. For a learned H the level is one of the learned H;
 * {@link hnn.analysis.EnergyFit} tells it from an energy. Source: Greydanus et al. 2019, section 6 and figure 5.
 */
public final class EnergyLevels {

    /** The last step onto the level: Newton's method along the gradient, which doubles the right digits each time. */
    private static final int NEWTON_STEPS = 3;

    private EnergyLevels() {}

    /**
     * Follows grad H from a start to a level. The times of the path are the values of H.
     *
     * @param field H, true or learned, on any phase space, a latent plane among them
     * @param points how many states to return, at even distances of H, both ends included; at least 2
     * @throws IllegalArgumentException if the start is at the level already, or not finite
     * @throws RolloutException if the level cannot be reached, since grad H vanishes before: a minimum, or a saddle
     */
    public static Trajectory path(HamiltonianField field, double[] start, double level, int points) {
        Arguments.finite("level", new double[] {level});
        double from = field.hamiltonian(start);
        Arguments.require(from != level, "the start is at the level %s already", level);
        Trajectory path = DormandPrince853.reference().integrate(uphill(field), start, Times.linspace(from, level, points));
        double[][] states = path.states();
        for (int i = 1; i < points; i++) {
            states[i] = onto(field, states[i], path.times()[i]);
        }
        return new Trajectory(path.times(), states);
    }

    /** Returns the state on a level that the gradient leads to; see {@link #path}. A start on the level is given back. */
    public static double[] reach(HamiltonianField field, double[] start, double level) {
        return field.hamiltonian(start) == level ? start.clone() : path(field, start, level, 2).end();
    }

    private static Field uphill(HamiltonianField field) {
        return (energy, x) -> {
            double[] gradient = field.gradient(x);
            double square = square(gradient);
            if (square == 0) {
                throw new StepException("grad H is 0 at x = " + Arguments.text(x) + ": there is no way up or down from there");
            }
            return MathArrays.scale(1 / square, gradient);
        };
    }

    private static double[] onto(HamiltonianField field, double[] x, double level) {
        double[] point = x.clone();
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double[] gradient = field.gradient(point);
            double factor = (level - field.hamiltonian(point)) / square(gradient);
            for (int j = 0; j < point.length; j++) {
                point[j] += factor * gradient[j];
            }
        }
        return point;
    }

    private static double square(double[] values) {
        RealVector vector = MatrixUtils.createRealVector(values);
        return vector.dotProduct(vector);
    }
}
