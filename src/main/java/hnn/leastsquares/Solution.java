package hnn.leastsquares;

import hnn.Arguments;
import hnn.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;
import org.hipparchus.random.RandomGenerator;

/**
 * The last layer's weights c by least squares with a ridge, min |A c - y|^2 + ridge |c|^2, and how sure they are.
 *
 * <p>The ridge is the one under which the data is likeliest, if c were drawn from a normal distribution and the noise, too: with m
 * rows and the singular values s_i of A,
 *
 * <pre>
 *   evidence:   minimize   m ln((|A c - y|^2 + ridge |c|^2) / m) + sum_i ln(1 + s_i^2 / ridge)
 * </pre>
 *
 * Where several targets have one A, they share the ridge. Source: MacKay 1992, Neural Computation 4, 415; Bishop 2006, <i>Pattern
 * Recognition and Machine Learning</i>, section 3.5. Generalized cross-validation finds the same on most data; the evidence also
 * gives what the bands are made of, the noise and the spread of c.
 */
public final class Solution {

    /** The least ridge, as a part of the largest singular value's square: below is round-off. */
    private static final double LEAST = 1e-28;
    private static final int GRID = 50;

    private final Decomposition parts;
    private final double ridge;
    private final double[][] weights; // a row for each target

    Solution(Decomposition parts) {
        this(parts, likeliest(parts));
    }

    private Solution(Decomposition parts, double ridge, double[][] weights) {
        this.parts = parts;
        this.ridge = ridge;
        this.weights = weights;
    }

    Solution(Decomposition parts, double ridge) {
        Arguments.notNegative("ridge", ridge);
        int rank = parts.singular().length;
        Arguments.require(ridge > 0 || (rank == parts.right()[0].length && parts.singular()[rank - 1] > 0),
                "%d rows with %d unknowns have no one answer without a ridge: take one above 0, or a smaller width",
                parts.rows(), parts.right()[0].length);
        this.parts = parts;
        this.ridge = ridge;
        int targets = parts.outside().length;
        weights = new double[targets][parts.right()[0].length];
        for (int t = 0; t < targets; t++) {
            for (int i = 0; i < parts.singular().length; i++) {
                double s = parts.singular()[i];
                double factor = s == 0 ? 0 : s * parts.projected()[i][t] / (s * s + ridge);
                add(weights[t], factor, parts.right()[i]);
            }
        }
    }

    private static void add(double[] sum, double factor, double[] row) {
        for (int j = 0; j < row.length; j++) {
            sum[j] += factor * row[j];
        }
    }

    /**
     * Solves for any rows, with the ridge of the evidence.
     *
     * @param rows of A, in blocks of any size
     * @param targets y, for the rows of each block
     */
    public static Solution of(List<double[][]> rows, List<double[]> targets) {
        Arguments.require(rows.size() == targets.size() && rows.stream().anyMatch(block -> block.length > 0),
                "there must be rows, and targets for each block: %d and %d blocks", rows.size(), targets.size());
        List<DesignMatrix.Block> blocks = IntStream.range(0, rows.size()).filter(i -> rows.get(i).length > 0)
                .mapToObj(i -> new DesignMatrix.Block(rows.get(i), null,
                        Arrays.stream(targets.get(i)).mapToObj(y -> new double[] {y}).toArray(double[][]::new)))
                .toList();
        return new Solution(Decomposition.of(DesignMatrix.ofRows(blocks.get(0).x()[0].length), blocks));
    }

    /** Looks on a grid of powers, then between the neighbors of the best. */
    private static double likeliest(Decomposition parts) {
        UnivariateFunction unlikelihood = power -> unlikelihood(parts, Math.exp(power));
        double most = 2 * Math.log(parts.singular()[0]);
        double step = -Math.log(LEAST) / GRID;
        double best = most;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k <= GRID; k++) {
            double value = unlikelihood.value(most - k * step);
            if (value < least) {
                least = value;
                best = most - k * step;
            }
        }
        return Math.exp(new BrentOptimizer(1e-4, 1e-4).optimize(GoalType.MINIMIZE, new MaxEval(GRID),
                new UnivariateObjectiveFunction(unlikelihood), new SearchInterval(best - step, best + step, best)).getPoint());
    }

    private static double unlikelihood(Decomposition parts, double ridge) {
        int targets = parts.outside().length;
        double determinant = 0;
        double[] misfit = parts.outside().clone();
        for (int i = 0; i < parts.singular().length; i++) {
            double square = Math.pow(parts.singular()[i], 2);
            determinant += Math.log1p(square / ridge);
            for (int t = 0; t < targets; t++) {
                misfit[t] += Math.pow(parts.projected()[i][t], 2) * ridge / (square + ridge);
            }
        }
        double all = 0;
        for (double one : misfit) {
            all += one;
        }
        long rows = parts.rows() * targets;
        return rows * Math.log(Math.max(all / rows, Double.MIN_NORMAL)) + targets * determinant;
    }

    /** Returns the solution of the same problem with another ridge, from the same decomposition. */
    Solution withRidge(double other) {
        return new Solution(parts, other);
    }

    /** Returns the same problem with constants that were found beside it, as good as its own. */
    Solution at(double[] constants) {
        return new Solution(parts, ridge, new double[][] {constants});
    }

    /** Returns c, a row for each target. */
    double[][] weights() {
        return weights;
    }

    /** Returns c of the first target. */
    public double[] constants() {
        return weights[0].clone();
    }

    /** Returns the ridge, in units of A's squares. */
    public double ridge() {
        return ridge;
    }

    /** Returns how many weights the data decides, sum of s_i^2 / (s_i^2 + ridge); the ridge decides the others. */
    public double effectiveRank() {
        return Arrays.stream(parts.singular()).map(s -> s * s / (s * s + ridge)).sum();
    }

    /** Returns how many weights there are, for each target. */
    public int unknowns() {
        return weights[0].length;
    }

    /** Returns the root mean square of A c - y. */
    public double residual() {
        return Math.sqrt(squares(ridge * ridge, 2) / (parts.rows() * parts.outside().length));
    }

    /** Returns the standard deviation of the noise of a row, as the evidence has it. */
    public double noise() {
        return Math.sqrt(squares(ridge, 1) / (parts.rows() * parts.outside().length));
    }

    private double squares(double factor, int power) {
        double sum = Arrays.stream(parts.outside()).sum();
        for (int i = 0; i < parts.singular().length; i++) {
            double weight = factor / Math.pow(Math.pow(parts.singular()[i], 2) + ridge, power);
            for (double z : parts.projected()[i]) {
                sum += weight * z * z;
            }
        }
        return sum;
    }

    /**
     * Returns weights drawn from what the data leaves open, the normal distribution around c with the covariance noise^2 (A^T A +
     * ridge)^-1.
     */
    double[][] drawn(long seed, int number) {
        RandomGenerator random = Seeds.stream(seed, "weights of a band", number);
        double[][] drawn = new double[weights.length][];
        double noise = noise();
        for (int t = 0; t < weights.length; t++) {
            double[] normal = new double[unknowns()];
            Arrays.setAll(normal, j -> random.nextGaussian());
            double[] sum = weights[t].clone();
            add(sum, noise / Math.sqrt(ridge), normal);
            for (int i = 0; i < parts.singular().length; i++) {
                double[] direction = parts.right()[i];
                double along = 0;
                for (int j = 0; j < direction.length; j++) {
                    along += direction[j] * normal[j];
                }
                double s = parts.singular()[i];
                add(sum, noise * along * (1 / Math.sqrt(s * s + ridge) - 1 / Math.sqrt(ridge)), direction);
            }
            drawn[t] = sum;
        }
        return drawn;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d rows, %d unknowns, of which the data decides %.1f; ridge %.2e, residual %.2e",
                parts.rows(), unknowns(), effectiveRank(), ridge, residual());
    }
}
