package hnn.phase;

import hnn.Arguments;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The structure of phase space: the matrix J and the names of the coordinates. */
public final class PhaseSpace {

    private PhaseSpace() {}

    /**
     * Turns a gradient into the symplectic gradient, J grad H = (dH/dp, -dH/dq), a new array.
     *
     * @param gradient (dH/dq, dH/dp), length 2n
     * @throws IllegalArgumentException if the length is odd
     */
    public static double[] symplecticGradient(double[] gradient) {
        int n = Arguments.phaseDimension("the length of the gradient", gradient.length) / 2;
        double[] field = Arrays.copyOfRange(gradient, n, 3 * n);
        for (int i = 0; i < n; i++) {
            field[n + i] = -gradient[i];
        }
        return field;
    }

    /**
     * Returns x = (q, p), a new array.
     *
     * @throws IllegalArgumentException if there are not as many of one as of the other
     */
    public static double[] join(double[] q, double[] p) {
        Arguments.require(q.length == p.length, "q and p must be equally long, not %d and %d", q.length, p.length);
        double[] x = Arrays.copyOf(q, 2 * q.length);
        System.arraycopy(p, 0, x, q.length, p.length);
        return x;
    }

    /**
     * Returns the names of the coordinates: q, p for one degree of freedom, otherwise q1.., p1... Where the dimension is odd,
     * and so no phase space, they are x1...
     */
    public static List<String> names(int dimension) {
        int n = Arguments.atLeast("dimension", 1, dimension) / 2;
        if (dimension % 2 == 1) {
            return numbered("x", dimension).toList();
        }
        return n == 1 ? List.of("q", "p") : Stream.of("q", "p").flatMap(letter -> numbered(letter, n)).toList();
    }

    private static Stream<String> numbered(String letter, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> letter + i);
    }
}
