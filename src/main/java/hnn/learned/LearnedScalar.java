package hnn.learned;

import hnn.Arguments;
import hnn.phase.BatchField.Cores;
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

    /** Returns what one call of {@link #gradients} keeps busy. */
    Cores cores();

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

    /** The one output of a network of plain arrays. */
    record OfNetwork(DenseNetwork network) implements LearnedScalar {

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
        public Cores cores() {
            return Cores.ONE;
        }
    }
}
