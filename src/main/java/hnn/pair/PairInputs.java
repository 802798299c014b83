package hnn.pair;

import java.util.Arrays;

/** What the networks of T and V take of bodies and of pairs; masses only where bodies differ. */
final class PairInputs {

    private PairInputs() {}

    /** Tells whether not all masses are the same. */
    static boolean differ(double... masses) {
        return Arrays.stream(masses).anyMatch(mass -> mass != masses[0]);
    }

    /** Returns (|p|^2) or (|p|^2, m) of each body. */
    static double[][] ofBodies(double[] squares, double[] masses, boolean differ) {
        double[][] inputs = new double[squares.length][];
        Arrays.setAll(inputs, i -> differ ? new double[] {squares[i], masses[i]} : new double[] {squares[i]});
        return inputs;
    }

    /** Returns (ln r) or (ln r, m_i m_j, m_i + m_j) of each pair, the same for (i, j) as for (j, i). */
    static double[][] ofPairs(double[] distances, double[] masses, boolean differ) {
        double[][] inputs = new double[distances.length][];
        Pairs.map(masses.length, (i, j, pair) -> {
            double logarithm = Math.log(distances[pair]);
            inputs[pair] =
                    differ ? new double[] {logarithm, masses[i] * masses[j], masses[i] + masses[j]} : new double[] {logarithm};
            return 0;
        });
        return inputs;
    }
}
