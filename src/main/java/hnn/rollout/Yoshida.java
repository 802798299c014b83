package hnn.rollout;

/**
 * The parts of a step that raise the order of a symmetric method of order 2: the errors of the parts cancel.
 *
 * <p>Source: Yoshida 1990, Physics Letters A 150, 262; solution A of table 1 for order 6.
 */
final class Yoshida {

    static final double[] FOUR = four(Math.cbrt(2));
    static final double[] SIX = six(-1.17767998417887, 0.235573213359357, 0.784513610477560);

    private Yoshida() {}

    private static double[] four(double root) {
        double outer = 1 / (2 - root);
        return new double[] {outer, 1 - 2 * outer, outer};
    }

    private static double[] six(double first, double second, double third) {
        double middle = 1 - 2 * (first + second + third);
        return new double[] {third, second, first, middle, first, second, third};
    }
}
