package hnn.mechanics;

import hnn.leastsquares.TestFunctions;
import hnn.phase.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;

/**
 * Lagrange's equations, times test functions phi and integrated by parts, are linear in the constants of M, V and D. For the part
 * M_kl = g(q) of M, with the matrix E that is 1 at (k, l) and (l, k),
 *
 * <pre>
 *   - int dphi/dt g (E v)_i dt - int phi v^T E v dg/dq_i dt / 2 + int phi dV/dq_i dt - int dphi/dt D_i q_i dt = 0
 * </pre>
 *
 * and where g is 1, the first integral is int d^2phi/dt^2 (E q)_i dt, which needs no rates.
 */
record MechanicalEquations(PositionFunctions mass, List<int[]> entries, PositionFunctions potential, boolean friction) {

    private static final int POWER = 4;

    /** How many columns there are before the potential's. */
    int massColumns() {
        return entries.size() * functions();
    }

    /** The functions of an entry of M, with the constant one. */
    int functions() {
        return 1 + (mass == null ? 0 : mass.width());
    }

    int columns(int positions) {
        return massColumns() + potential.width() + (friction ? positions : 0);
    }

    /**
     * Returns the rows of a path, those of the first position first.
     *
     * @param path positions and, where they are measured or needed, rates
     * @param positions how many
     * @param measured whether the rates were measured and are as good as the positions
     */
    double[][] rows(Trajectory path, int positions, int window, boolean measured) {
        TestFunctions plain = TestFunctions.of(path.times(), window, POWER);
        TestFunctions tests = plain.whitened(measured ? plain.slopes() : plain.curvatures());
        int size = path.size();
        int columns = columns(positions);
        List<At> at = Arrays.stream(path.states()).map(x -> at(x, positions)).toList();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < positions; i++) {
            var byValue = new Array2DRowRealMatrix(size, columns);
            var bySlope = new Array2DRowRealMatrix(size, columns);
            var byCurvature = new Array2DRowRealMatrix(size, columns);
            for (int s = 0; s < size; s++) {
                fill(path.states()[s], at.get(s), i, positions, measured, byValue.getDataRef()[s], bySlope.getDataRef()[s],
                        byCurvature.getDataRef()[s]);
            }
            RealMatrix all = tests.values().multiply(byValue).add(tests.slopes().multiply(bySlope))
                    .add(tests.curvatures().multiply(byCurvature));
            rows.addAll(List.of(all.getData()));
        }
        return rows.toArray(double[][]::new);
    }

    /** The functions of M, null where M is constant, and those of V, at one state. */
    private record At(PositionFunctions.At mass, PositionFunctions.At potential) {}

    private At at(double[] x, int positions) {
        double[] q = Arrays.copyOf(x, positions);
        return new At(mass == null ? null : mass.at(q), potential.at(q));
    }

    /** Returns the columns of the equation of each position at a state (q, v) with the acceleration a, as they stand. */
    double[][] rows(double[] x, double[] a) {
        At at = at(x, a.length);
        return IntStream.range(0, a.length).mapToObj(i -> row(x, at, a, i)).toArray(double[][]::new);
    }

    private double[] row(double[] x, At at, double[] a, int i) {
        int n = a.length;
        double[] row = new double[columns(n)];
        PositionFunctions.At g = at.mass;
        for (int e = 0; e < entries.size(); e++) {
            int k = entries.get(e)[0];
            int l = entries.get(e)[1];
            int first = e * functions();
            int other = i == k ? l : k;
            boolean in = i == k || i == l;
            row[first] = in ? a[other] : 0;
            for (int j = 1; j < functions(); j++) {
                double change = 0;
                for (int m = 0; m < n; m++) {
                    change += g.gradients()[j - 1][m] * x[n + m];
                }
                row[first + j] = (in ? g.values()[j - 1] * a[other] + change * x[n + other] : 0)
                        - g.gradients()[j - 1][i] * x[n + k] * x[n + l] * (k == l ? 0.5 : 1);
            }
        }
        for (int j = 0; j < potential.width(); j++) {
            row[massColumns() + j] = at.potential.gradients()[j][i];
        }
        if (friction) {
            row[massColumns() + potential.width() + i] = x[n + i];
        }
        return row;
    }

    private void fill(double[] x, At at, int i, int n, boolean measured, double[] byValue, double[] bySlope,
            double[] byCurvature) {
        PositionFunctions.At g = at.mass;
        for (int e = 0; e < entries.size(); e++) {
            int k = entries.get(e)[0];
            int l = entries.get(e)[1];
            int first = e * functions();
            if (i == k || i == l) {
                int other = i == k ? l : k;
                if (measured) {
                    bySlope[first] = -x[n + other];
                } else {
                    byCurvature[first] = x[other];
                }
                for (int j = 1; j < functions(); j++) {
                    bySlope[first + j] = -g.values()[j - 1] * x[n + other];
                }
            }
            for (int j = 1; j < functions(); j++) {
                byValue[first + j] = -g.gradients()[j - 1][i] * x[n + k] * x[n + l] * (k == l ? 0.5 : 1);
            }
        }
        for (int j = 0; j < potential.width(); j++) {
            byValue[massColumns() + j] = at.potential.gradients()[j][i];
        }
        if (friction) {
            bySlope[massColumns() + potential.width() + i] = -x[i];
        }
    }
}
