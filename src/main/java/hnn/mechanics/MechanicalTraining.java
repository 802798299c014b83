package hnn.mechanics;

import hnn.Arguments;
import hnn.Cores;
import hnn.leastsquares.PathFit;
import hnn.leastsquares.Pieces;
import hnn.leastsquares.Solution;
import hnn.mechanics.MechanicalSettings.Mass;
import hnn.own.Columns;
import hnn.own.Observations;
import hnn.phase.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds M, V and D of a mechanical system by least squares: Lagrange's equations are linear in them.
 *
 * <p>They are taken in the weak form, as integrals over windows of states, so that no acceleration is needed; with a constant M no
 * rate either. See {@link MechanicalEquations}. Friction only takes: where the best D_i were below 0, it is 0.
 */
public final class MechanicalTraining {

    /** Paths are cut into pieces of so many windows, at least so many states: the work of a piece grows as the cube. */
    private static final int WINDOWS_OF_PIECE = 4;
    private static final int LEAST_STATES_OF_PIECE = 150;
    /** Runge-Kutta steps from one observed state to the next. */
    private static final int STEPS = 1;

    private MechanicalTraining() {}

    /** What was found, and how sure it is. */
    public static final class Result {

        private final MechanicalUnknowns unknowns;
        private final Solution solution;
        private final LearnedMechanics field;

        Result(MechanicalUnknowns unknowns, Solution solution) {
            this.unknowns = unknowns;
            this.solution = solution;
            field = unknowns.field(solution.constants());
        }

        /** Returns the motion of (q, v). */
        public LearnedMechanics field() {
            return field;
        }

        /** Returns the motion with its derivatives by what was found. */
        MechanicalMotion motion() {
            return new MechanicalMotion(unknowns);
        }

        /** Returns how much the data decides. */
        public Solution solution() {
            return solution;
        }
    }

    /**
     * Improves on what {@link #fromPositions} finds: the motion is followed along pieces of the paths, and the distance to the observed
     * positions is made as small as it can be, also over where each piece begins. The pieces begin short, and are joined by twos.
     *
     * @param paths their states are q_1..q_n
     * @param joints how often pieces are joined; they begin as a third of a swing
     */
    public static Result alongPaths(List<Trajectory> paths, MechanicalSettings settings, int joints) {
        Result result = fromPositions(paths, settings);
        int n = positions(paths, 1);
        int length = window(paths, n, settings);
        List<Pieces> pieces = paths.stream().map(Rates::estimated).map(path -> Pieces.of(path, n, length)).toList();
        return improved(result, pieces, joints);
    }

    private static Result improved(Result first, List<Pieces> pieces, int joints) {
        var result = new Result(first.unknowns, PathFit.improved(first.motion(), pieces, joints, STEPS, first.solution));
        MechanicalUnknowns taking = result.unknowns.withoutFeeding(result.solution.constants());
        return taking.equals(result.unknowns) ? result : improved(new Result(taking, first.solution), pieces, joints);
    }

    private static int window(List<Trajectory> paths, int positions, MechanicalSettings settings) {
        int window = settings.window() > 0 ? settings.window() : Swing.third(paths, positions);
        for (int i = 0; i < paths.size(); i++) {
            Arguments.require(paths.get(i).size() >= window,
                    "path %d, from t = %s, has %d states, fewer than a window of %d: leave it out, or take shorter windows", i,
                    paths.get(i).times()[0], paths.get(i).size(), window);
        }
        return window;
    }

    /**
     * Finds the motion from observations: from positions and rates if there are rates, otherwise from positions alone.
     *
     * @throws IllegalArgumentException if they have momenta, from which H is learned by other means
     */
    public static Result of(Observations observed, MechanicalSettings settings) {
        Columns columns = observed.columns();
        Arguments.require(columns.rates() || columns.momenta().isEmpty(),
                "%s has momenta, %s: learn H from them, or name them by Columns.rates if they are rates of change",
                observed.source(),
                columns.momenta());
        return columns.rates() ? fromRates(observed.paths(), settings) : fromPositions(observed.paths(), settings);
    }

    /**
     * Finds the motion from positions alone.
     *
     * @param paths their states are q_1..q_n
     */
    public static Result fromPositions(List<Trajectory> paths, MechanicalSettings settings) {
        boolean rates = settings.mass() == Mass.OF_POSITION;
        return solve(rates ? paths.stream().map(Rates::estimated).toList() : paths, positions(paths, 1), false, settings);
    }

    /**
     * Finds the motion from positions and rates.
     *
     * @param paths their states are q_1..q_n, dq_1/dt..dq_n/dt
     */
    public static Result fromRates(List<Trajectory> paths, MechanicalSettings settings) {
        return solve(paths, positions(paths, 2), true, settings);
    }

    /** Returns how many positions a state has that is made of so many numbers for each. */
    private static int positions(List<Trajectory> paths, int numbers) {
        Arguments.require(!paths.isEmpty(), "paths is empty: give at least one");
        int dimension = paths.get(0).dimension();
        Arguments.require(dimension % numbers == 0, "a state must have a rate for each position, but has %d numbers", dimension);
        return dimension / numbers;
    }

    private static Result solve(List<Trajectory> paths, int n, boolean measured, MechanicalSettings settings) {
        boolean[] angles = new boolean[n];
        for (int index : settings.angles()) {
            Arguments.require(index >= 0 && index < n, "angles must be positions from 0 to %d, not %d", n - 1, index);
            angles[index] = true;
        }
        double[][] positions = paths.stream().flatMap(path -> Arrays.stream(path.states())).map(x -> Arrays.copyOf(x, n))
                .toArray(double[][]::new);
        boolean varies = settings.mass() == Mass.OF_POSITION;
        var equations = new MechanicalEquations(
                varies ? PositionFunctions.drawn(positions, angles, settings.massWidth(), settings.seed() + 1) : null,
                MassMatrix.entries(n, settings.mass() == Mass.DIAGONAL),
                PositionFunctions.drawn(positions, angles, settings.potentialWidth(), settings.seed()), settings.friction());
        int window = window(paths, n, settings);
        List<double[][]> rows = Cores.map(pieces(paths, window), piece -> equations.rows(piece, n, window, measured));
        return solve(MechanicalUnknowns.of(equations, settings.unit(), positions, speeds(paths, n, measured), rows), rows);
    }

    /** Returns the mean squares of the rates, which are measured or taken from differences. */
    private static double[] speeds(List<Trajectory> paths, int n, boolean measured) {
        double[] squares = new double[n];
        for (Trajectory path : paths) {
            for (int k = 1; k < path.size(); k++) {
                for (int i = 0; i < n; i++) {
                    double rate = measured ? path.states()[k][n + i]
                            : (path.states()[k][i] - path.states()[k - 1][i]) / (path.times()[k] - path.times()[k - 1]);
                    squares[i] += rate * rate;
                }
            }
        }
        return Arrays.stream(squares).map(square -> Math.max(square, Double.MIN_NORMAL)).toArray();
    }

    private static List<Trajectory> pieces(List<Trajectory> paths, int window) {
        int most = Math.max(WINDOWS_OF_PIECE * window, LEAST_STATES_OF_PIECE);
        List<Trajectory> pieces = new ArrayList<>();
        for (Trajectory path : paths) {
            int count = Math.max(1, (path.size() - window) / (most - window));
            for (int k = 0; k < count; k++) {
                int from = (int) Cores.begin(k, count, path.size() - window + 1);
                int to = (int) Cores.begin(k + 1, count, path.size() - window + 1) + window - 1;
                pieces.add(path.part(from, to));
            }
        }
        return pieces;
    }

    private static Result solve(MechanicalUnknowns unknowns, List<double[][]> rows) {
        List<double[]> targets =
                rows.stream().map(block -> Arrays.stream(block).mapToDouble(unknowns::target).toArray()).toList();
        List<double[][]> columns =
                rows.stream().map(block -> Arrays.stream(block).map(unknowns::columns).toArray(double[][]::new)).toList();
        Solution solution = Solution.of(columns, targets);
        MechanicalUnknowns taking = unknowns.withoutFeeding(solution.constants());
        return taking.equals(unknowns) ? new Result(unknowns, solution) : solve(taking, rows);
    }
}
