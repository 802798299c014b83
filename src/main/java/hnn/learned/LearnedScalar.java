package hnn.learned;

import hnn.Arguments;
import hnn.phase.PhaseSpace;
import java.util.Arrays;

/** One learned number of the state, as H or D, with its gradient. */
public interface LearnedScalar {

    /** Returns the length 2n of the state. */
    int inputs();

    /** Returns the number at a state. */
    double value(double[] x);

    /** Returns its gradient at a state, a new array of length 2n. */
    double[] gradient(double[] x);

    /** Returns its gradients at many states, new arrays. */
    double[][] gradients(double[][] states);

    /** Returns how many states {@link #gradients} takes best at once on one core. */
    int pointsTogether();

    /**
     * Takes a network's one output.
     *
     * @param what its letter, for the message
     * @throws IllegalArgumentException if it has not one output
     */
    static LearnedScalar of(String what, DenseNetwork network) {
        Arguments.require(network.outputs() == 1, "%s must be one number, not %d", what, network.outputs());
        return new OfNetwork(network);
    }

    /**
     * Takes a network's one output, where the network sees the momenta alone.
     *
     * @param what its letter, for the message
     * @throws IllegalArgumentException if it has not one output
     */
    static LearnedScalar ofMomenta(String what, DenseNetwork network) {
        return new OfMomenta(of(what, network));
    }

    /** A number of the momenta: its gradient along the positions is 0. */
    record OfMomenta(LearnedScalar number) implements LearnedScalar {

        @Override
        public int inputs() {
            return 2 * number.inputs();
        }

        @Override
        public double value(double[] x) {
            return number.value(momenta(x));
        }

        @Override
        public double[] gradient(double[] x) {
            return PhaseSpace.join(new double[number.inputs()], number.gradient(momenta(x)));
        }

        @Override
        public double[][] gradients(double[][] states) {
            double[] zeros = new double[number.inputs()];
            double[][] momenta = Arrays.stream(states).map(OfMomenta::momenta).toArray(double[][]::new);
            return Arrays.stream(number.gradients(momenta)).map(part -> PhaseSpace.join(zeros, part)).toArray(double[][]::new);
        }

        @Override
        public int pointsTogether() {
            return number.pointsTogether();
        }

        private static double[] momenta(double[] x) {
            return Arrays.copyOfRange(x, x.length / 2, x.length);
        }
    }

    /** The one output of a network of plain arrays. */
    record OfNetwork(DenseNetwork network) implements LearnedScalar {

        private static final int TOGETHER = 64;

        @Override
        public int inputs() {
            return network.inputs();
        }

        @Override
        public double value(double[] x) {
            return network.value(x)[0];
        }

        @Override
        public double[] gradient(double[] x) {
            return network.gradient(x, 0);
        }

        @Override
        public double[][] gradients(double[][] states) {
            return network.gradients(states, 0);
        }

        @Override
        public int pointsTogether() {
            return TOGETHER;
        }
    }
}
