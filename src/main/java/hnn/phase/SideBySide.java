package hnn.phase;

import hnn.Arguments;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Many copies of one system side by side, which do not touch each other, as one field.
 *
 * <p>A point of the large phase space is (q of the first copy, q of the second, .., p of the first, ..), so copies of a
 * Hamiltonian system are a Hamiltonian system, H = sum of the H of the copies, and each integrator follows all of them at
 * once. A network is several times as fast at many points together as at one after the other.
 */
public final class SideBySide {

    private SideBySide() {}

    /**
     * Returns copies of a field as one field; that of a (separable) Hamiltonian stays one.
     *
     * @param copies how many, at least 1
     */
    public static Field of(Field field, int copies) {
        Arguments.atLeast("copies", 1, copies);
        if (field instanceof SeparableHamiltonian separable) {
            return new SeparableCopies(separable, copies);
        }
        if (field instanceof HamiltonianField hamiltonian) {
            return new HamiltonianCopies(hamiltonian, copies);
        }
        return (t, x) -> join(BatchField.at(field, t, split(x, copies)));
    }

    /** Puts states into one; there is at least one, and all are of one length. */
    public static double[] join(double[][] states) {
        int n = states[0].length / 2;
        int rest = states[0].length - n;
        double[] joined = new double[states[0].length * states.length];
        for (int i = 0; i < states.length; i++) {
            System.arraycopy(states[i], 0, joined, i * n, n);
            System.arraycopy(states[i], n, joined, states.length * n + i * rest, rest);
        }
        return joined;
    }

    /** Takes states that were joined apart again. */
    public static double[][] split(double[] joined, int copies) {
        int n = joined.length / copies / 2;
        int rest = joined.length / copies - n;
        double[][] states = new double[copies][];
        for (int i = 0; i < copies; i++) {
            states[i] = new double[n + rest]; // a call of the JVM for each, if all were asked for at once
            System.arraycopy(joined, i * n, states[i], 0, n);
            System.arraycopy(joined, copies * n + i * rest, states[i], n, rest);
        }
        return states;
    }

    private static double total(HamiltonianField one, int copies, double[] x) {
        return Arrays.stream(split(x, copies)).mapToDouble(one::hamiltonian).sum();
    }

    private record HamiltonianCopies(HamiltonianField one, int copies) implements HamiltonianField {

        @Override
        public double hamiltonian(double[] x) {
            return total(one, copies, x);
        }

        @Override
        public double[] gradient(double[] x) {
            double[][] states = split(x, copies);
            return join(one instanceof BatchHamiltonian batch ? batch.gradients(states)
                    : Arrays.stream(states).map(one::gradient).toArray(double[][]::new));
        }
    }

    private record SeparableCopies(SeparableHamiltonian one, int copies) implements SeparableHamiltonian {

        @Override
        public double hamiltonian(double[] x) {
            return total(one, copies, x);
        }

        @Override
        public double[] kineticGradient(double[] p) {
            return each(p, one::kineticGradient);
        }

        @Override
        public double[] potentialGradient(double[] q) {
            return each(q, one::potentialGradient);
        }

        private double[] each(double[] half, UnaryOperator<double[]> gradient) {
            int n = half.length / copies;
            double[] whole = new double[half.length];
            for (int i = 0; i < half.length; i += n) {
                System.arraycopy(gradient.apply(Arrays.copyOfRange(half, i, i + n)), 0, whole, i, n);
            }
            return whole;
        }
    }
}
