package hnn.pair;

import hnn.Arguments;
import hnn.data.Starts;
import org.hipparchus.random.RandomGenerator;

/** Starts of bodies that do not collide at once. */
public final class PairStarts {

    /** Places tried for a body before there is said to be no room. */
    private static final int TRIES = 10_000;

    private PairStarts() {}

    /**
     * Places bodies of equal mass uniformly in a disc or a ball, none closer to another than a least distance, with momenta that are normally
     * distributed. Center and total momentum are at rest.
     *
     * @param bodies at least 2
     * @param space dimension of space, 2 or 3
     * @param radius of the disc or ball
     * @param least distance of any two bodies
     * @param momentum standard deviation of each component of a momentum
     * @return states as in {@link PairHamiltonian}; drawing one fails with an IllegalArgumentException where there is no room for them
     */
    public static Starts apart(int bodies, int space, double radius, double least, double momentum) {
        Arguments.atLeast("bodies", 2, bodies);
        Arguments.require(space == 2 || space == 3, "space must be of 2 or 3 dimensions, not %d", space);
        Arguments.positive("radius", radius);
        Arguments.notNegative("least", least);
        Arguments.notNegative("momentum", momentum);
        return random -> {
            double[] x = new double[2 * space * bodies];
            for (int body = 0; body < bodies; body++) {
                place(x, body, bodies, space, radius, least, random);
                for (int c = 0; c < space; c++) {
                    x[(space + c) * bodies + body] = momentum * random.nextGaussian();
                }
            }
            for (int at = 0; at < x.length; at += bodies) { // each coordinate of all bodies
                double mean = 0;
                for (int body = 0; body < bodies; body++) {
                    mean += x[at + body] / bodies;
                }
                for (int body = 0; body < bodies; body++) {
                    x[at + body] -= mean;
                }
            }
            return x;
        };
    }

    /**
     * Places bodies of mass 1 evenly on a circle in the plane, near the orbit on which they all go round under their gravity (G = 1); of
     * three, these are the starts of {@link hnn.data.OrbitStarts#threeBodies}.
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
        double pull = 0;
        for (int k = 1; k < bodies; k++) {
            pull += 1 / (4 * StrictMath.sin(Math.PI * k / bodies));
        }
        double squaredSpeed = pull;
        return random -> {
            double radius = smallest + (largest - smallest) * random.nextDouble();
            double direction = 2 * Math.PI * random.nextDouble();
            double speed = Math.sqrt(squaredSpeed / radius);
            double[] x = new double[4 * bodies];
            for (int i = 0; i < bodies; i++) {
                double angle = direction + i * 2 * Math.PI / bodies;
                x[i] = radius * StrictMath.cos(angle);
                x[bodies + i] = radius * StrictMath.sin(angle);
                x[2 * bodies + i] = -speed * StrictMath.sin(angle) * (1 + jitter * (2 * random.nextDouble() - 1));
                x[3 * bodies + i] = speed * StrictMath.cos(angle) * (1 + jitter * (2 * random.nextDouble() - 1));
            }
            return x;
        };
    }

    private static void place(double[] x, int body, int bodies, int space, double radius, double least, RandomGenerator random) {
        for (int k = 0; k < TRIES; k++) {
            double square = 0;
            for (int c = 0; c < space; c++) {
                x[c * bodies + body] = radius * (2 * random.nextDouble() - 1);
                square += x[c * bodies + body] * x[c * bodies + body];
            }
            if (square <= radius * radius && isApart(x, body, bodies, space, least)) {
                return;
            }
        }
        throw new IllegalArgumentException("there is no room for " + bodies + " bodies with distances of at least " + least
                + " within a radius of " + radius + ": take a larger radius");
    }

    private static boolean isApart(double[] x, int body, int bodies, int space, double least) {
        for (int other = 0; other < body; other++) {
            double square = 0;
            for (int c = 0; c < space; c++) {
                square += Math.pow(x[c * bodies + body] - x[c * bodies + other], 2);
            }
            if (square < least * least) {
                return false;
            }
        }
        return true;
    }
}
