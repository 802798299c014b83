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
