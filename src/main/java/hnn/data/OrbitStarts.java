package hnn.data;

import org.hipparchus.random.RandomGenerator;

/**
 * Starts of two and three bodies of mass 1 (G = 1), near circular orbits about their common center.
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
        return random -> {
            double radius = 0.9 + 0.3 * random.nextDouble();
            double direction = 2 * Math.PI * random.nextDouble();
            double speed = 1 / Math.sqrt(Math.sqrt(3) * radius);
            double[] x = new double[12];
            for (int i = 0; i < 3; i++) {
                double angle = direction + i * 2 * Math.PI / 3;
                double cos = StrictMath.cos(angle);
                double sin = StrictMath.sin(angle);
                x[i] = radius * cos;
                x[3 + i] = radius * sin;
                x[6 + i] = -speed * sin * nearOne(random);
                x[9 + i] = speed * cos * nearOne(random);
            }
            return x;
        };
    }

    private static double nearOne(RandomGenerator random) {
        return 1 + 0.2 * (2 * random.nextDouble() - 1);
    }
}
