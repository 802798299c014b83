package hnn.leastsquares;

import hnn.Cores;
import hnn.phase.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Fits c along paths: the field is followed from the start of each path, and the squared distance to all observed states is
 * minimized over c and the starts. By Gauss and Newton: along the path, the derivatives of the state by c and by the start follow
 * their own linear equations,
 *
 * <pre>
 *   dS/dt = J H''(x) S + J grad (tanh_1 .. tanh_width),   dB/dt = J H''(x) B,   S(0) = 0,   B(0) = 1
 * </pre>
 *
 * and each round solves the linear problem that they make, with the ridge of the evidence. The starts are taken out of it by what is
 * orthogonal to B.
 */
final class PathFit {

    /** Runge-Kutta steps from one observed state to the next. */
    private static final int STEPS = 4;
    private static final int MOST_ROUNDS = 12;
    private static final int MOST_HALVINGS = 6;
    /** A round that gains less, as a part of the sum of squares, is the last one. */
    private static final double GAIN = 1e-4;

    private final HiddenLayer hidden;
    private final List<Trajectory> paths;

    private PathFit(HiddenLayer hidden, List<Trajectory> paths) {
        this.hidden = hidden;
        this.paths = paths;
    }

    /** Improves on a solution. */
    static Solution improved(HiddenLayer hidden, List<Trajectory> paths, Solution from) {
        return new PathFit(hidden, paths).solve(from);
    }

    /** A path followed: where it comes, and how that depends on c (S) and on the start (B), a row a coordinate of a state. */
    private record Followed(double[] start, double[][] byWeights, double[][] byStart, double[] residual) {

        double squares() {
            return Arrays.stream(residual).map(r -> r * r).sum();
        }
    }

    private Solution solve(Solution from) {
        Solution solution = from;
        double[] weights = from.weights()[0];
        List<double[]> starts = paths.stream().map(path -> path.states()[0]).toList();
        List<Followed> now = follow(weights, starts);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] before = weights;
            List<Followed> here = now;
            Solution next = linear(now, weights);
            double[] step = IntStream.range(0, weights.length).mapToDouble(j -> next.weights()[0][j] - before[j]).toArray();
            double cost = cost(now, weights, next.ridge());
            double share = 1;
            List<Followed> there = null;
            for (int halving = 0; halving <= MOST_HALVINGS; halving++, share /= 2) {
                double part = share;
                double[] moved = IntStream.range(0, step.length).mapToDouble(j -> before[j] + part * step[j]).toArray();
                there = follow(moved, here.stream().map(path -> moved(path, step, part)).toList());
                if (cost(there, moved, next.ridge()) < cost) {
                    weights = moved;
                    break;
                }
            }
            if (weights == before) {
                break; // nothing is gained any more
            }
            now = there;
            solution = next;
            if (share == 1 && cost(now, weights, next.ridge()) > (1 - GAIN) * cost) {
                break;
            }
        }
        return solution;
    }

    private static double cost(List<Followed> paths, double[] weights, double ridge) {
        double squares = paths.stream().mapToDouble(Followed::squares).sum()
                + ridge * Arrays.stream(weights).map(c -> c * c).sum();
        return Double.isNaN(squares) ? Double.POSITIVE_INFINITY : squares;
    }

    /** Solves the linear problem around weights. */
    private Solution linear(List<Followed> now, double[] weights) {
        List<DesignMatrix.Block> blocks = Cores.map(now, path -> {
            int rows = path.residual.length;
            RealMatrix targets = MatrixUtils.createRealMatrix(rows, weights.length + 1);
            for (int r = 0; r < rows; r++) {
                double target = path.residual[r];
                for (int j = 0; j < weights.length; j++) {
                    targets.setEntry(r, j, path.byWeights[r][j]);
                    target += path.byWeights[r][j] * weights[j];
                }
                targets.setEntry(r, weights.length, target);
            }
            RealMatrix free = new QRDecomposition(MatrixUtils.createRealMatrix(path.byStart)).getQT().multiply(targets);
            int fixed = path.start.length; // the rows that the start can follow by itself
            double[][] left = Arrays.copyOfRange(free.getData(), fixed, rows);
            return new DesignMatrix.Block(
                    Arrays.stream(left).map(row -> Arrays.copyOf(row, weights.length)).toArray(double[][]::new),
                    null, Arrays.stream(left).map(row -> new double[] {row[weights.length]}).toArray(double[][]::new));
        });
        return new Solution(Decomposition.of(DesignMatrix.ofRows(weights.length), blocks));
    }

    /** Returns the start of a path that fits best after a part of a step of c. */
    private static double[] moved(Followed path, double[] step, double part) {
        double[] residual = path.residual.clone();
        for (int r = 0; r < residual.length; r++) {
            for (int j = 0; j < step.length; j++) {
                residual[r] -= part * path.byWeights[r][j] * step[j];
            }
        }
        double[] shift = new QRDecomposition(MatrixUtils.createRealMatrix(path.byStart)).getSolver()
                .solve(MatrixUtils.createRealVector(residual)).toArray();
        return IntStream.range(0, shift.length).mapToDouble(i -> path.start[i] + shift[i]).toArray();
    }

    private List<Followed> follow(double[] weights, List<double[]> starts) {
        return Cores.map(paths.size(), i -> follow(paths.get(i), weights, starts.get(i)));
    }

    /** A state with its derivatives, a row a coordinate: first the state itself, then its derivatives by the start, then by c. */
    private Followed follow(Trajectory path, double[] weights, double[] start) {
        int dimension = start.length;
        int width = weights.length;
        double[][] state = new double[dimension][1 + dimension + width];
        for (int i = 0; i < dimension; i++) {
            state[i][0] = start[i];
            state[i][1 + i] = 1;
        }
        int size = path.size();
        double[][] byWeights = new double[size * dimension][];
        double[][] byStart = new double[size * dimension][];
        double[] residual = new double[size * dimension];
        for (int k = 0; k < size; k++) {
            for (int step = 0; k > 0 && step < STEPS; step++) {
                state = rungeKutta(state, weights, (path.times()[k] - path.times()[k - 1]) / STEPS);
            }
            for (int i = 0; i < dimension; i++) {
                int row = k * dimension + i;
                residual[row] = path.states()[k][i] - state[i][0];
                byStart[row] = Arrays.copyOfRange(state[i], 1, 1 + dimension);
                byWeights[row] = Arrays.copyOfRange(state[i], 1 + dimension, 1 + dimension + width);
            }
        }
        return new Followed(start, byWeights, byStart, residual);
    }

    private double[][] rungeKutta(double[][] state, double[] weights, double h) {
        double[][] k1 = slope(state, weights);
        double[][] k2 = slope(sum(state, h / 2, k1), weights);
        double[][] k3 = slope(sum(state, h / 2, k2), weights);
        double[][] k4 = slope(sum(state, h, k3), weights);
        return sum(sum(sum(sum(state, h / 6, k1), h / 3, k2), h / 3, k3), h / 6, k4);
    }

    private static double[][] sum(double[][] a, double factor, double[][] b) {
        double[][] sum = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i].clone();
            for (int j = 0; j < sum[i].length; j++) {
                sum[i][j] += factor * b[i][j];
            }
        }
        return sum;
    }

    private double[][] slope(double[][] state, double[] weights) {
        int dimension = state.length;
        int first = 1 + dimension;
        double[][] bend = new double[dimension][dimension]; // H''
        double[][] columns = new double[weights.length][];
        double[] gradient = new double[dimension];
        for (int j = 0; j < weights.length; j++) {
            double[] w = hidden.weights()[j];
            double z = hidden.biases()[j];
            for (int i = 0; i < dimension; i++) {
                z += w[i] * state[i][0];
            }
            double value = Math.tanh(z);
            double steepness = 1 - value * value;
            double curvature = -2 * value * steepness * weights[j];
            columns[j] = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                columns[j][i] = steepness * w[i];
                gradient[i] += weights[j] * columns[j][i];
                for (int k = 0; k < dimension; k++) {
                    bend[i][k] += curvature * w[i] * w[k];
                }
            }
        }
        double[][] slope = new double[dimension][state[0].length];
        for (int i = 0; i < dimension; i++) {
            slope[i][0] = gradient[i];
            for (int k = 0; k < dimension; k++) {
                for (int j = 1; j < state[0].length; j++) {
                    slope[i][j] += bend[i][k] * state[k][j];
                }
            }
            for (int j = 0; j < weights.length; j++) {
                slope[i][first + j] += columns[j][i];
            }
        }
        return turned(slope);
    }

    /** Returns J times the rows: those of q become those of p, and those of p the others with their sign turned. */
    private static double[][] turned(double[][] rows) {
        int n = rows.length / 2;
        double[][] turned = new double[rows.length][];
        for (int i = 0; i < n; i++) {
            turned[i] = rows[n + i];
            turned[n + i] = Arrays.stream(rows[i]).map(value -> -value).toArray();
        }
        return turned;
    }
}
