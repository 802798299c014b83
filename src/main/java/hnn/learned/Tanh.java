package hnn.learned;

/**
 * tanh of many numbers, by arithmetic alone, which the compiler makes vector instructions of; several times as fast as
 * {@code Math.tanh}.
 *
 * <pre>
 *   tanh(y) = n/d by the eighth convergent of its continued fraction, y = x/32, |y| &lt; 0.6
 *   tanh(2y) = 2 n d / (d^2 + n^2), five times
 * </pre>
 *
 * An error of n/d grows by (1 - tanh^2)/(1 + tanh^2) when y is doubled, which is below 1. The result is right to 1e-15 of
 * itself.
 *
 * <p>Source: Abramowitz, Stegun, Handbook of Mathematical Functions, 4.5.70 for the fraction.
 */
final class Tanh {

    /** Beyond, tanh is 1 in double numbers. */
    private static final double LARGEST = 19.1;

    private Tanh() {}

    static void inPlace(double[] values) {
        for (int i = 0; i < values.length; i++) {
            double y = Math.max(-LARGEST, Math.min(LARGEST, values[i])) * (1 / 32.0);
            double s = y * y;
            double n = y * (1 + s * (270270 / 2027025.0 + s * (6930 / 2027025.0 + s * (36 / 2027025.0))));
            double d = 1 + s * (945945 / 2027025.0 + s * (51975 / 2027025.0 + s * (630 / 2027025.0 + s * (1 / 2027025.0))));
            double n1 = 2 * n * d;
            double d1 = d * d + n * n;
            double n2 = 2 * n1 * d1;
            double d2 = d1 * d1 + n1 * n1;
            double n3 = 2 * n2 * d2;
            double d3 = d2 * d2 + n2 * n2;
            double n4 = 2 * n3 * d3;
            double d4 = d3 * d3 + n3 * n3;
            values[i] = 2 * n4 * d4 / (d4 * d4 + n4 * n4);
        }
    }
}
