package hnn.leastsquares;

import hnn.Arguments;
import hnn.Cores;
import hnn.phase.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.util.FastMath;

/**
 * Fits the constants c of a motion along paths: the field is followed from the start of each path, and the squared distance to all
 * that was observed is minimized over c and the starts. By Gauss and Newton: along the path, the derivatives of the state by c and by
 * the start follow their own linear equations,
 *
 * <pre>
 *   dS/dt = df/dx S + df/dc,   dB/dt = df/dx B,   S(0) = 0,   B(0) = 1
 * </pre>
 *
 * and each round solves the linear problem that they make, with the ridge of the evidence. The starts are taken out of it by what is
 * orthogonal to B. Observed are the first coordinates of the state, or all.
 */
public final class PathFit {

    private static final int MOST_ROUNDS = 12;
    private static final int MOST_HALVINGS = 6;
    private static final int MOST_POWERS = 8;
    /** A round that gains less, as a part of the sum of squares, is the last one. */
    private static final double GAIN = 1e-4;

    private final ParametricMotion motion;
    private final List<Trajectory> paths;
    private final int steps;

    private PathFit(ParametricMotion motion, List<Trajectory> paths, int steps) {
        this.motion = motion;
        this.paths = paths;
        this.steps = steps;
    }

    /**
     * Improves on a solution: first along short pieces, on which a rough solution is not lost, then along ones that are longer by twos,
     * which tell more.
     *
     * @param pieces of each path
     * @param joints how often pieces are joined, at least 0
     * @param steps Runge-Kutta steps from one observed state to the next
     * @param from the solution to begin with, of as many constants as the motion takes
     */
    public static Solution improved(ParametricMotion motion, List<Pieces> pieces, int joints, int steps, Solution from) {
        Arguments.notNegative("joints", joints);
        List<Pieces> all = pieces;
        Solution solution = from;
        for (int joint = 0; joint <= joints; joint++) {
            List<Trajectory> paths = all.stream().flatMap(one -> one.paths().stream()).toList();
            Improved next = new PathFit(motion, paths, steps).solve(
                    all.stream().flatMap(one -> one.starts().stream()).toList(), solution);
            solution = next.solution;
            List<Pieces> joined = new ArrayList<>();
            int first = 0;
            for (Pieces one : all) {
                joined.add(one.with(next.starts.subList(first, first + one.starts().size())).joined());
                first += one.starts().size();
            }
            all = joined;
        }
        return solution;
    }

    /** A better solution, and where each path begins. */
    private record Improved(Solution solution, List<double[]> starts) {}

    /** A path followed: where it comes, and how that depends on c (S) and on the start (B), a row for each observed number. */
    private record Followed(double[] start, double[][] byConstants, double[][] byStart, double[] residual) {}

    /** All paths followed with some constants, and what that costs. */
    private record Fit(double[] constants, List<Followed> paths) {

        double cost(double ridge) {
            double squares = ridge * squares(constants);
            for (Followed path : paths) {
                squares += squares(path.residual);
            }
            return Double.isNaN(squares) ? Double.POSITIVE_INFINITY : squares;
        }

        private static double squares(double[] numbers) {
            return Arrays.stream(numbers).map(number -> number * number).sum();
        }
    }

    private Improved solve(List<double[]> starts, Solution from) {
        Solution solution = from;
        Fit now = follow(from.constants(), starts);
        // Where a path is lost on its way, a larger ridge makes the motion tamer.
        for (int power = 1; Double.isInfinite(now.cost(0)) && power <= MOST_POWERS; power++) {
            solution = from.withRidge(from.ridge() * FastMath.pow(10, power));
            now = follow(solution.constants(), starts);
        }
        if (Double.isInfinite(now.cost(0))) {
            return new Improved(from, starts);
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Solution next = linear(now);
            Optional<Fit> there = lower(now, next);
            if (there.isEmpty()) {
                break; // nothing is gained any more
            }
            boolean little = there.get().cost(next.ridge()) > (1 - GAIN) * now.cost(next.ridge());
            now = there.get();
            solution = next.at(now.constants());
            if (little) {
                break;
            }
        }
        return new Improved(solution, now.paths.stream().map(path -> path.start).toList());
    }

    /** Goes toward a solution, as far as that lowers the cost, if any of it does. */
    private Optional<Fit> lower(Fit now, Solution next) {
        double[] target = next.constants();
        double cost = now.cost(next.ridge());
        double share = 1;
        for (int halving = 0; halving <= MOST_HALVINGS; halving++, share /= 2) {
            double part = share;
            double[] step = IntStream.range(0, target.length).mapToDouble(j -> part * (target[j] - now.constants[j])).toArray();
            double[] moved = IntStream.range(0, step.length).mapToDouble(j -> now.constants[j] + step[j]).toArray();
            Fit there = follow(moved, now.paths.stream().map(path -> moved(path, step)).toList());
            if (there.cost(next.ridge()) < cost) {
                return Optional.of(there);
            }
        }
        return Optional.empty();
    }

    /** Solves the linear problem around constants. */
    private static Solution linear(Fit now) {
        int width = now.constants.length;
        List<RealMatrix> left = Cores.map(now.paths, path -> {
            int rows = path.residual.length;
            RealMatrix targets = MatrixUtils.createRealMatrix(rows, width + 1);
            for (int r = 0; r < rows; r++) {
                double target = path.residual[r];
                for (int j = 0; j < width; j++) {
                    targets.setEntry(r, j, path.byConstants[r][j]);
                    target += path.byConstants[r][j] * now.constants[j];
                }
                targets.setEntry(r, width, target);
            }
            int fixed = path.start.length; // the rows that the start can follow by itself
            return new QRDecomposition(MatrixUtils.createRealMatrix(path.byStart)).getQT().multiply(targets)
                    .getSubMatrix(fixed, rows - 1, 0, width);
        });
        return Solution.of(left.stream().map(rows -> rows.getSubMatrix(0, rows.getRowDimension() - 1, 0, width - 1).getData())
                .toList(), left.stream().map(rows -> rows.getColumn(width)).toList());
    }

    /** Returns the start of a path that fits best after a step of c. */
    private static double[] moved(Followed path, double[] step) {
        double[] residual = path.residual.clone();
        for (int r = 0; r < residual.length; r++) {
            for (int j = 0; j < step.length; j++) {
                residual[r] -= path.byConstants[r][j] * step[j];
            }
        }
        double[] shift = new QRDecomposition(MatrixUtils.createRealMatrix(path.byStart)).getSolver()
                .solve(MatrixUtils.createRealVector(residual)).toArray();
        return IntStream.range(0, shift.length).mapToDouble(i -> path.start[i] + shift[i]).toArray();
    }

    private Fit follow(double[] constants, List<double[]> starts) {
        return new Fit(constants, Cores.map(paths.size(), i -> follow(paths.get(i), constants, starts.get(i))));
    }

    /** A state with its derivatives, a row a coordinate: first the state itself, then its derivatives by the start, then by c. */
    private Followed follow(Trajectory path, double[] constants, double[] start) {
        int dimension = start.length;
        int observed = path.dimension();
        int first = 1 + dimension;
        double[][] state = new double[dimension][first + constants.length];
        for (int i = 0; i < dimension; i++) {
            state[i][0] = start[i];
            state[i][1 + i] = 1;
        }
        int rows = path.size() * observed;
        var followed = new Followed(start, new double[rows][], new double[rows][], new double[rows]);
        for (int k = 0; k < path.size(); k++) {
            Cores.goOn("the fit along paths");
            for (int step = 0; k > 0 && step < steps; step++) {
                state = rungeKutta(state, constants, (path.times()[k] - path.times()[k - 1]) / steps);
            }
            for (int i = 0; i < observed; i++) {
                int row = k * observed + i;
                followed.residual[row] = path.states()[k][i] - state[i][0];
                followed.byStart[row] = Arrays.copyOfRange(state[i], 1, first);
                followed.byConstants[row] = Arrays.copyOfRange(state[i], first, first + constants.length);
            }
        }
        return followed;
    }

    private double[][] rungeKutta(double[][] state, double[] constants, double h) {
        double[][] k1 = slope(state, constants);
        double[][] k2 = slope(sum(state, h / 2, k1), constants);
        double[][] k3 = slope(sum(state, h / 2, k2), constants);
        double[][] k4 = slope(sum(state, h, k3), constants);
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

    private double[][] slope(double[][] state, double[] constants) {
        int dimension = state.length;
        ParametricMotion.Slope at = motion.at(Arrays.stream(state).mapToDouble(row -> row[0]).toArray(), constants);
        double[][] slope = new double[dimension][state[0].length];
        for (int i = 0; i < dimension; i++) {
            slope[i][0] = at.value()[i];
            for (int k = 0; k < dimension; k++) {
                double factor = at.byState()[i][k];
                for (int j = 1; j < state[0].length && factor != 0; j++) {
                    slope[i][j] += factor * state[k][j];
                }
            }
            for (int j = 0; j < constants.length; j++) {
                slope[i][1 + dimension + j] += at.byConstants()[i][j];
            }
        }
        return slope;
    }
}
