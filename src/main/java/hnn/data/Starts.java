package hnn.data;

import hnn.Arguments;
import java.io.Serializable;
import org.hipparchus.random.RandomGenerator;

/** Where trajectories begin: a distribution over phase space, which a job of a sweep takes with it. A lambda is one too. */
@FunctionalInterface
public interface Starts extends Serializable {

    /** Draws one state (q_1..q_n, p_1..p_n), a new array, with no other source of chance than the one given. */
    double[] draw(RandomGenerator random);

    /**
     * Returns states (q, p) with a uniform direction and a uniform radius: the training data of tasks 1 and 2. (The paper's
     * code takes the direction of a point that is uniform in a square, which favors the diagonals.)
     *
     * @throws IllegalArgumentException if not 0 &lt;= inner &lt;= outer
     */
    static Starts ring(double inner, double outer) {
        checkBounds(inner, outer);
        return random -> {
            double radius = inner + (outer - inner) * random.nextDouble();
            double direction = 2 * Math.PI * random.nextDouble();
            // StrictMath gives the same bits on every machine.
            return new double[] {radius * StrictMath.cos(direction), radius * StrictMath.sin(direction)};
        };
    }

    /**
     * Returns states (q, p) with |q| and |p| uniform between two bounds and either sign: the rollouts of task 1.
     *
     * @throws IllegalArgumentException if not 0 &lt;= smallest &lt;= largest
     */
    static Starts signed(double smallest, double largest) {
        checkBounds(smallest, largest);
        return random -> new double[] {signed(random, smallest, largest), signed(random, smallest, largest)};
    }

    private static double signed(RandomGenerator random, double smallest, double largest) {
        double size = smallest + (largest - smallest) * random.nextDouble();
        return random.nextBoolean() ? size : -size;
    }

    private static void checkBounds(double lower, double upper) {
        Arguments.notNegative("the lower bound", lower);
        Arguments.require(upper >= lower && Double.isFinite(upper),
                "the upper bound must be a finite number of at least %s, not %s", lower, upper);
    }
}
