package hnn.phase;

import java.util.Arrays;

/** The field of a Hamiltonian whose gradient is faster at many points together than one by one. */
public interface BatchHamiltonian extends HamiltonianField, BatchField {

    /** Returns grad H at each of many points, new arrays of length 2n. */
    double[][] gradients(double[][] states);

    @Override
    default double[] gradient(double[] x) {
        return gradients(new double[][] {x})[0];
    }

    @Override
    default double[] at(double t, double[] x) {
        return HamiltonianField.super.at(t, x);
    }

    @Override
    default double[][] atAll(double t, double[][] states) {
        return Arrays.stream(gradients(states)).map(PhaseSpace::symplecticGradient).toArray(double[][]::new);
    }
}
