package hnn.mechanics;

import hnn.Arguments;
import hnn.Cores;
import hnn.leastsquares.PathFit;
import hnn.leastsquares.Pieces;
import hnn.leastsquares.Solution;
import hnn.mechanics.MechanicalSettings.Mass;
import hnn.phase.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds M, V and D of a mechanical system by least squares: Lagrange's equations are linear in them.
 *
 * <p>They are taken in the weak form, as integrals over windows of states, so that no acceleration is needed; with a constant M no
 * rate either. See {@link MechanicalEquations}.
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
    public static Result alongPaths(List<Trajectory> paths, boolean[] angles, MechanicalSettings settings, int joints) {
        Result result = fromPositions(paths, angles, settings);
        int length = window(paths, angles.length, settings);
        List<Pieces> pieces = paths.stream().map(Rates::estimated).map(path -> Pieces.of(path, angles.length, length)).toList();
        return new Result(result.unknowns,
                PathFit.improved(new MechanicalMotion(result.unknowns), pieces, joints, STEPS, result.solution));
    }

    private static int window(List<Trajectory> paths, int positions, MechanicalSettings settings) {
        return settings.window() > 0 ? settings.window() : Swing.third(paths, positions);
    }

    /**
     * Finds the motion from positions alone.
     *
     * @param paths their states are q_1..q_n
     * @param angles whether each position is an angle that may go round; radians
     */
    public static Result fromPositions(List<Trajectory> paths, boolean[] angles, MechanicalSettings settings) {
        boolean rates = settings.mass() == Mass.OF_POSITION;
        return solve(rates ? paths.stream().map(Rates::estimated).toList() : paths, angles, false, settings);
    }

    /**
     * Finds the motion from positions and rates.
     *
     * @param paths their states are q_1..q_n, dq_1/dt..dq_n/dt
     * @param angles whether each position is an angle that may go round; radians
     */
    public static Result fromRates(List<Trajectory> paths, boolean[] angles, MechanicalSettings settings) {
        return solve(paths, angles, true, settings);
    }

    private static Result solve(List<Trajectory> paths, boolean[] angles, boolean measured, MechanicalSettings settings) {
        Arguments.require(!paths.isEmpty(), "paths is empty: give at least one");
        int n = angles.length;
        int dimension = paths.get(0).dimension();
        Arguments.require(dimension == (measured ? 2 * n : n) || dimension == 2 * n,
                "a state must have %d numbers, as there are %d positions, not %d", measured ? 2 * n : n, n, dimension);
        double[][] positions = paths.stream().flatMap(path -> Arrays.stream(path.states())).map(x -> Arrays.copyOf(x, n))
                .toArray(double[][]::new);
        boolean varies = settings.mass() == Mass.OF_POSITION;
        var equations = new MechanicalEquations(
                varies ? PositionFunctions.drawn(positions, angles, settings.massWidth(), settings.seed() + 1) : null,
                MassMatrix.entries(n, settings.mass() == Mass.DIAGONAL),
                PositionFunctions.drawn(positions, angles, settings.potentialWidth(), settings.seed()), settings.friction());
        int window = window(paths, n, settings);
        List<double[][]> rows = Cores.map(pieces(paths, window), piece -> equations.rows(piece, n, window, measured));
        return solve(MechanicalUnknowns.of(equations, settings.unit(), positions, rows), rows);
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
        return new Result(unknowns, Solution.of(columns, targets));
    }
}
