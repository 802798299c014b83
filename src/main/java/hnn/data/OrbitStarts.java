package hnn.data;

import hnn.Arguments;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;

/**
 * Starts of bodies of mass 1 (G = 1), near circular orbits about their common center.
 *
 * <p>Source: the code of Greydanus et al. 2019, experiments "2body" and "3body".
 */
public final class OrbitStarts {

    private OrbitStarts() {}

    /**
     * Two bodies at +r and -r with r = (a, b), a and b uniform in [0.5, 1.5]. The speed of the circular orbit is
     * 1 / (2 sqrt|r|); both velocities are multiplied by the same 1 + 0.05 N(0, 1).
     *
     * @return states (x1, x2, y1, y2, px1, px2, py1, py2)
     */
    public static Starts twoBodies() {
        return random -> {
            double a = 0.5 + random.nextDouble();
            double b = 0.5 + random.nextDouble();
            double radius = Math.sqrt(a * a + b * b);
            double factor = (1 + 0.05 * random.nextGaussian()) / (2 * radius * Math.sqrt(radius));
            double vx = -b * factor;
            double vy = a * factor;
            return new double[] {a, -a, b, -b, vx, -vx, vy, -vy};
        };
    }

    /**
     * Three bodies 120 degrees apart on a circle of radius r, uniform in [0.9, 1.2], the first in a uniform direction.
     * The speed of the circular orbit is 1 / sqrt(sqrt(3) r); each component of each velocity is multiplied by a factor
     * of its own, 1 + 0.2 U(-1, 1). (The paper's code takes the direction of a point that is uniform in a square, which
     * favors the diagonals.)
     *
     * @return states (x1, x2, x3, y1, y2, y3, px1, px2, px3, py1, py2, py3)
     */
    public static Starts threeBodies() {
        return ring(3, 0.9, 0.3, 0.2, radius -> 1 / Math.sqrt(Math.sqrt(3) * radius));
    }

    /**
     * Bodies evenly on a circle, near the orbit on which they all go round; three of them are those of {@link #threeBodies}.
     *
     * <pre>
     *   v^2 = 1 / (4 R) sum_{k=1}^{N-1} 1 / sin(pi k / N)
     * </pre>
     *
     * @param bodies N, at least 2
     * @param smallest radius
     * @param largest radius; it is uniform between the two
     * @param jitter each component of each velocity is multiplied by a factor of its own, uniform in 1 - jitter to 1 + jitter
     */
    public static Starts ring(int bodies, double smallest, double largest, double jitter) {
        Arguments.atLeast("bodies", 2, bodies);
        Arguments.positive("smallest", smallest);
        Arguments.require(largest >= smallest && Double.isFinite(largest), "largest must be at least %s, not %s", smallest,
                largest);
        Arguments.notNegative("jitter", jitter);
        double pull = IntStream.range(1, bodies).mapToDouble(k -> 1 / (4 * StrictMath.sin(Math.PI * k / bodies))).reduce(0,
                Double::sum);
        return ring(bodies, smallest, largest - smallest, jitter, radius -> Math.sqrt(pull / radius));
    }

    private static Starts ring(int bodies, double smallest, double span, double jitter, DoubleUnaryOperator speedAt) {
        return random -> {
            double radius = smallest + span * random.nextDouble();
            double direction = 2 * Math.PI * random.nextDouble();
            double speed = speedAt.applyAsDouble(radius);
            double[] x = new double[4 * bodies];
            for (int i = 0; i < bodies; i++) {
                double angle = direction + i * 2 * Math.PI / bodies;
                double cos = StrictMath.cos(angle);
                double sin = StrictMath.sin(angle);
                x[i] = radius * cos;
                x[bodies + i] = radius * sin;
                x[2 * bodies + i] = -speed * sin * nearOne(random, jitter);
                x[3 * bodies + i] = speed * cos * nearOne(random, jitter);
            }
            return x;
        };
    }

    private static double nearOne(RandomGenerator random, double jitter) {
        return 1 + jitter * (2 * random.nextDouble() - 1);
    }
}
