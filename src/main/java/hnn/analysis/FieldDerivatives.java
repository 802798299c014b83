package hnn.analysis;

import hnn.Arguments;
import hnn.phase.Field;

/** Divergence and curl of a field at a point, by central differences of 1e-4; the error is about 1e-8 where it is smooth. */
public final class FieldDerivatives {

    private static final double DISTANCE = 1e-4;

    private FieldDerivatives() {}

    /** Returns the divergence, sum_i df_i/dx_i: the rate at which volumes of phase space grow, 0 for a Hamiltonian field. */
    public static double divergence(Field field, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += slope(field, x, i, i);
        }
        return sum;
    }

    /** Returns the curl in the plane, df_p/dq - df_q/dp, at a point (q, p). That of a gradient is 0. */
    public static double curl(Field field, double[] x) {
        Arguments.require(x.length == 2, "x must be (q, p), not %d numbers", x.length);
        return slope(field, x, 1, 0) - slope(field, x, 0, 1);
    }

    /** Returns df_component/dx_coordinate. */
    private static double slope(Field field, double[] x, int component, int coordinate) {
        double[] up = x.clone();
        double[] down = x.clone();
        up[coordinate] += DISTANCE;
        down[coordinate] -= DISTANCE;
        return (field.at(0, up)[component] - field.at(0, down)[component]) / (2 * DISTANCE);
    }
}
