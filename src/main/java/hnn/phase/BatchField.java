package hnn.phase;

import java.util.Arrays;

/** A field that is faster at many points together than one by one, as a network is. */
public interface BatchField extends Field {

    /**
     * Returns the velocity dx/dt at each of many points, new arrays.
     *
     * @param states the points, each of length 2n; they must not be changed
     */
    double[][] atAll(double t, double[][] states);

    @Override
    default double[] at(double t, double[] x) {
        return atAll(t, new double[][] {x})[0];
    }

    /** Returns the velocities of any field at many points, together where it can. */
    static double[][] at(Field field, double t, double[][] states) {
        return field instanceof BatchField batch ? batch.atAll(t, states)
                : Arrays.stream(states).map(x -> field.at(t, x)).toArray(double[][]::new);
    }
}
