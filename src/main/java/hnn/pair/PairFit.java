package hnn.pair;

import hnn.Arguments;
import hnn.data.Dataset;
import hnn.data.Samples;
import hnn.leastsquares.Fitted;
import hnn.leastsquares.HiddenLayer;
import hnn.leastsquares.Solution;
import hnn.training.Trained;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.util.MathArrays;

/**
 * Trains T and V in an instant: with drawn hidden layers, velocities and forces are linear in the last weights, two problems of least
 * squares.
 *
 * <pre>
 *   dq_i/dt = 2 p_i sum_k a_k T_k'(|p_i|^2),    dp_i/dt = - sum_j (q_i - q_j) / r_ij  sum_k c_k V_k'(r_ij)
 * </pre>
 *
 * Each body's row counts by 1 / max(1, |dq_i/dt|), or |dp_i/dt|: where two bodies meet, forces are a hundred times as large, and would
 * decide alone.
 *
 * @param field what was learned
 * @param kinetic the problem of T
 * @param potential the problem of V, and of U
 * @param seconds that it took
 */
public record PairFit(LearnedPairs field, Solution kinetic, Solution potential, double seconds) {

    /**
     * Solves for T and V.
     *
     * @param samples states as in {@link PairHamiltonian}, with their velocities
     * @param space dimension of space, 2 or 3
     * @param masses of the bodies
     * @param width of both hidden layers, 100 for instance
     * @param seed decides what is drawn
     */
    public static PairFit of(Samples samples, int space, double[] masses, int width, long seed) {
        return of(samples, space, masses, width, seed, 0);
    }

    /**
     * Solves for T, V and an outer potential U(q_i), too.
     *
     * @param outerWidth of its hidden layer; 0 for none
     */
    public static PairFit of(Samples samples, int space, double[] masses, int width, long seed, int outerWidth) {
        long begin = System.nanoTime();
        double[] own = Pairs.masses(space, masses);
        boolean differ = PairInputs.differ(own);
        int n = own.length;
        int half = space * n;
        Arguments.require(samples.dimension() == 2 * half, "samples of %d bodies in %d dimensions have %d coordinates, not %d", n,
                space,
                2 * half, samples.dimension());
        List<double[][]> bodies = new ArrayList<>(); // what T, V and U take, for each state
        List<double[][]> pairs = new ArrayList<>();
        List<double[][]> places = new ArrayList<>();
        for (double[] x : samples.x()) {
            double[] q = Arrays.copyOf(x, half);
            bodies.add(PairInputs.ofBodies(Pairs.squares(Arrays.copyOfRange(x, half, 2 * half), n), own, differ));
            pairs.add(PairInputs.ofPairs(Pairs.distances(q, n), own, differ));
            places.add(Pairs.places(q, n));
        }
        HiddenLayer forT = drawn(bodies, width, seed);
        HiddenLayer forV = drawn(pairs, width, seed);
        Optional<HiddenLayer> forU = outerWidth == 0 ? Optional.empty() : Optional.of(drawn(places, outerWidth, seed));
        List<double[][]> velocityRows = new ArrayList<>();
        List<double[]> velocities = new ArrayList<>();
        List<double[][]> forceRows = new ArrayList<>();
        List<double[]> forces = new ArrayList<>();
        for (int k = 0; k < samples.size(); k++) {
            double[] q = Arrays.copyOf(samples.x()[k], half);
            double[] p = Arrays.copyOfRange(samples.x()[k], half, 2 * half);
            velocities.add(Arrays.copyOf(samples.velocity()[k], half));
            forces.add(Arrays.copyOfRange(samples.velocity()[k], half, 2 * half));
            velocityRows.add(velocityRows(p, slopes(forT, bodies.get(k)), n));
            forceRows.add(forceRows(q, slopes(forV, pairs.get(k)), forU, places.get(k)));
            weigh(velocityRows.get(k), velocities.get(k), n);
            weigh(forceRows.get(k), forces.get(k), n);
        }
        Solution kinetic = solved(velocityRows, velocities);
        Solution potential = solved(forceRows, forces);
        double[] c = potential.constants();
        var field = new LearnedPairs(own, space, forT.network(kinetic.constants()), forV.network(Arrays.copyOf(c, width)),
                forU.map(hidden -> hidden.network(Arrays.copyOfRange(c, width, c.length))));
        return new PairFit(field, kinetic, potential, (System.nanoTime() - begin) * 1e-9);
    }

    /** Returns it as what a training leaves; see {@link Fitted#trained}. */
    public Trained<LearnedPairs> trained(String name, Dataset data) {
        return Fitted.trained(field, seconds, name, data);
    }

    /** Returns 2 p T_j' of each coordinate, a column for each function. */
    private static double[][] velocityRows(double[] p, double[][] slopes, int n) {
        double[][] rows = new double[p.length][slopes.length];
        for (int at = 0; at < p.length; at++) {
            for (int j = 0; j < slopes.length; j++) {
                rows[at][j] = 2 * p[at] * slopes[j][at % n];
            }
        }
        return rows;
    }

    /** Returns what each function of V, by its slopes d/d(ln r), and each of U pulls with. */
    private static double[][] forceRows(double[] q, double[][] slopes, Optional<HiddenLayer> outer, double[][] places) {
        int n = places.length;
        double[] distances = Pairs.distances(q, n);
        List<double[]> columns = new ArrayList<>();
        for (double[] slope : slopes) {
            columns.add(Pairs.gradient(q, n, distances, MathArrays.ebeDivide(slope, distances)));
        }
        outer.ifPresent(hidden -> {
            for (int j = 0; j < hidden.width(); j++) {
                columns.add(outerColumn(hidden, j, places));
            }
        });
        return new Array2DRowRealMatrix(columns.toArray(double[][]::new), false).transpose().scalarMultiply(-1).getData();
    }

    /** Solves for the rows of all states as one block: the engine is called less. */
    private static Solution solved(List<double[][]> rows, List<double[]> targets) {
        double[][] all = rows.stream().flatMap(Arrays::stream).toArray(double[][]::new);
        return Solution.of(Collections.singletonList(all),
                Collections.singletonList(targets.stream().flatMapToDouble(Arrays::stream).toArray()));
    }

    private static HiddenLayer drawn(List<double[][]> inputs, int width, long seed) {
        return HiddenLayer.drawn(inputs.stream().flatMap(Arrays::stream).toArray(double[][]::new), width, seed);
    }

    /** Returns the derivative of each function by its first input, a row for each function and a column for each of the inputs. */
    private static double[][] slopes(HiddenLayer hidden, double[][] inputs) {
        double[][] slopes = new double[hidden.width()][inputs.length];
        for (int j = 0; j < slopes.length; j++) {
            for (int i = 0; i < inputs.length; i++) {
                slopes[j][i] = hidden.weights()[j][0] * steepness(hidden, j, inputs[i]);
            }
        }
        return slopes;
    }

    /** Returns tanh'(w_j u + b_j). */
    private static double steepness(HiddenLayer hidden, int j, double[] u) {
        double sum = hidden.biases()[j];
        for (int i = 0; i < u.length; i++) {
            sum += hidden.weights()[j][i] * u[i];
        }
        double tanh = Math.tanh(sum);
        return 1 - tanh * tanh;
    }

    /** Returns the gradient of a function summed over all bodies' places. */
    private static double[] outerColumn(HiddenLayer hidden, int j, double[][] places) {
        int n = places.length;
        double[] column = new double[n * places[0].length];
        for (int i = 0; i < n; i++) {
            double steepness = steepness(hidden, j, places[i]);
            for (int c = 0; c < places[i].length; c++) {
                column[c * n + i] = hidden.weights()[j][c] * steepness;
            }
        }
        return column;
    }

    /** Multiplies each body's rows and targets by 1 / max(1, |target|). */
    private static void weigh(double[][] rows, double[] targets, int n) {
        double[] squares = Pairs.squares(targets, n);
        for (int at = 0; at < targets.length; at++) {
            double weight = 1 / Math.max(1, Math.sqrt(squares[at % n]));
            targets[at] *= weight;
            MathArrays.scaleInPlace(weight, rows[at]);
        }
    }
}
