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
     * Turns a gradient into the symplectic gradient, J grad H = (dH/dp, -dH/dq).
     *
     * @param gradient (dH/dq, dH/dp), length 2n
     * @return J times the gradient, a new array
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
     * Returns the names of the coordinates: q, p for one degree of freedom, otherwise q1.., p1...
     *
     * @param dimension 2n
     * @throws IllegalArgumentException if the dimension is odd
     */
    public static List<String> names(int dimension) {
        int n = Arguments.phaseDimension("dimension", dimension) / 2;
        if (n == 1) {
            return List.of("q", "p");
        }
        return Stream.of("q", "p")
                .flatMap(letter -> IntStream.rangeClosed(1, n).mapToObj(i -> letter + i))
                .toList();
    }
}
