package hnn.pair;

import hnn.Arguments;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The pairs of N bodies, (i, j) with j &lt; i, in the order of i: those of fewer bodies come first. */
final class Pairs {

    private Pairs() {}

    static int count(int bodies) {
        return bodies * (bodies - 1) / 2;
    }

    /** Checks and copies masses. */
    static double[] masses(int space, double... masses) {
        Arguments.require(space == 2 || space == 3, "space must be of 2 or 3 dimensions, not %d", space);
        Arguments.require(masses.length >= 2, "masses must be at least 2, not %d", masses.length);
        for (int i = 0; i < masses.length; i++) {
            Arguments.positive("masses[" + i + "]", masses[i]);
        }
        return masses.clone();
    }

    /** A function of the two bodies of a pair. */
    interface Each {
        double of(int i, int j, int pair);
    }

    static double[] map(int bodies, Each each) {
        double[] values = new double[count(bodies)];
        int pair = 0;
        for (int i = 0; i < bodies; i++) {
            for (int j = 0; j < i; j++) {
                values[pair] = each.of(i, j, pair);
                pair++;
            }
        }
        return values;
    }

    /** Returns the distances; fails where two bodies are at one place. */
    static double[] distances(double[] q, int bodies) {
        return map(bodies, (i, j, pair) -> {
            double square = 0;
            for (int c = 0; c < q.length; c += bodies) {
                square += (q[c + i] - q[c + j]) * (q[c + i] - q[c + j]);
            }
            if (square == 0) {
                throw new IllegalArgumentException("bodies " + (j + 1) + " and " + (i + 1) + " are at the same place, "
                        + Arguments.text(place(q, bodies, i)) + ": the force between them is not defined");
            }
            return Math.sqrt(square);
        });
    }

    /** Returns the place, or the momentum, of one body. */
    static double[] place(double[] q, int bodies, int body) {
        double[] place = new double[q.length / bodies];
        Arrays.setAll(place, c -> q[c * bodies + body]);
        return place;
    }

    static double[][] places(double[] q, int bodies) {
        return IntStream.range(0, bodies).mapToObj(i -> place(q, bodies, i)).toArray(double[][]::new);
    }

    /** Returns |p_i|^2 of each body. */
    static double[] squares(double[] p, int bodies) {
        double[] squares = new double[bodies];
        for (int k = 0; k < p.length; k++) {
            squares[k % bodies] += p[k] * p[k];
        }
        return squares;
    }

    /** Returns the gradient of a sum over pairs, sum V'(r) dr/dq, by the distances and the slopes V' there. */
    static double[] gradient(double[] q, int bodies, double[] distances, double[] slopes) {
        double[] gradient = new double[q.length];
        int pair = 0;
        for (int i = 0; i < bodies; i++) {
            for (int j = 0; j < i; j++) {
                double part = slopes[pair] / distances[pair];
                for (int c = 0; c < q.length; c += bodies) {
                    double along = part * (q[c + i] - q[c + j]);
                    gradient[c + i] += along;
                    gradient[c + j] -= along;
                }
                pair++;
            }
        }
        return gradient;
    }
}
