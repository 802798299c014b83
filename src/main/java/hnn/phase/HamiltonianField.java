package hnn.phase;

import java.util.Arrays;

/**
 * The field of a Hamiltonian, dx/dt = J grad H(x).
 *
 * <p>Who implements this gives H and its gradient; the motion follows from them.
 */
public interface HamiltonianField extends Field {

    /**
     * Returns H(q, p).
     *
     * @param x the state, length 2n
     */
    double hamiltonian(double[] x);

    /**
     * Returns grad H = (dH/dq_1..dH/dq_n, dH/dp_1..dH/dp_n).
     *
     * @param x the state, length 2n
     * @return a new array of length 2n
     */
    double[] gradient(double[] x);

    /** Returns J grad H(x); see Greydanus et al. 2019, equation 2. */
    @Override
    default double[] at(double t, double[] x) {
        return PhaseSpace.symplecticGradient(gradient(x));
    }

    /**
     * Returns grad H at many points; see {@link #atAll}.
     *
     * @param states the points, each of length 2n
     */
    default double[][] gradients(double[][] states) {
        return Arrays.stream(states).map(this::gradient).toArray(double[][]::new);
    }

    @Override
    default double[][] atAll(double t, double[][] states) {
        return Arrays.stream(gradients(states)).map(PhaseSpace::symplecticGradient).toArray(double[][]::new);
    }
}
