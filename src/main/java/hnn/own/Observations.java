package hnn.own;

import hnn.Arguments;
import hnn.data.Dataset;
import hnn.data.Samples;
import hnn.phase.Trajectory;
import hnn.shooting.PathData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * Paths that somebody has measured, with the velocities where they were measured too.
 *
 * <pre>{@code
 * var observed = Observations.read(Path.of("swing.csv"), Columns.of("t", List.of("angle"), List.of("speed")));
 * observed.check();                                          // what may be wrong with it, and which loss to use
 * var data = observed.dataset(Derivative.central(), 0.8);    // for the derivative loss
 * var paths = observed.paths(0.8);                           // for the trajectory loss
 * }</pre>
 *
 * @param source where they come from, for titles and messages
 * @param paths at least one, of at least {@value #LEAST_ROWS} states each
 * @param velocities dx/dt at the states of each path; empty where they were not measured
 * @param notes how they were read and prepared, a sentence each
 */
public record Observations(String source, Columns columns, List<Trajectory> paths, List<double[][]> velocities,
        List<String> notes) {

    /** The least number of states on a path, as many as a derivative on both sides needs. */
    public static final int LEAST_ROWS = 3;

    public Observations {
        paths = List.copyOf(paths);
        velocities = List.copyOf(velocities);
        notes = List.copyOf(notes);
    }

    /** Makes those of paths that need no note. */
    public Observations(String source, Columns columns, List<Trajectory> paths, List<double[][]> velocities) {
        this(source, columns, paths, velocities, List.of());
    }

    /**
     * Reads a table of any layout; see {@link Measurements#read} for what can be prepared between reading and this.
     *
     * @throws DataFileException if the file cannot be read, a column is missing or there twice, something is no number, the times
     *     of a path do not rise, or a path has too few rows; the message says where, and the fix
     */
    public static Observations read(Path file, Columns columns) {
        return gathered(file, columns).observations();
    }

    private static ObservationRows gathered(Path file, Columns columns) {
        return Measurements.read(file).gathered(columns);
    }

    /** Takes a table's rows, with the same exceptions; a message counts them as the lines of a file with a header. */
    public static Observations of(Table table, Columns columns) {
        return Measurements.of(table).observations(columns);
    }

    /** Returns how many numbers a state has: 2n, or n where there are positions alone. */
    public int dimension() {
        return columns.state().size();
    }

    /**
     * Returns the observations with each path made into several where it has a gap, across which no derivative and no integral is to be
     * trusted.
     *
     * @param widest the widest spacing that is no gap, in units of the times
     * @param least states of the shortest piece that is kept, at least {@value #LEAST_ROWS}
     * @throws IllegalArgumentException if no piece is as long
     */
    public Observations cutAtGaps(double widest, int least) {
        Arguments.positive("widest", widest);
        Arguments.atLeast("least", LEAST_ROWS, least);
        List<Trajectory> pieces = new ArrayList<>();
        List<double[][]> rates = new ArrayList<>();
        int all = 0;
        for (int i = 0; i < paths.size(); i++) {
            Trajectory path = paths.get(i);
            int from = 0;
            for (int to = 1; to <= path.size(); to++) {
                if (to == path.size() || path.times()[to] - path.times()[to - 1] > widest) {
                    if (to - from >= least) {
                        pieces.add(path.part(from, to));
                        if (!velocities.isEmpty()) {
                            rates.add(Arrays.copyOfRange(velocities.get(i), from, to));
                        }
                    }
                    from = to;
                    all++;
                }
            }
        }
        Arguments.require(!pieces.isEmpty(),
                "no piece has %d states without a gap wider than %s: allow shorter ones, or wider gaps",
                least, widest);
        String note = String.format(Locale.ROOT, "cut at %d gaps wider than %s; %d pieces of fewer than %d states left out",
                all - paths.size(), widest, all - pieces.size(), least);
        return new Observations(source, columns, pieces, rates, Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    /** Looks for what may be wrong with the observations, and says which loss suits them. */
    public ObservationCheck check() {
        return ObservationCheck.of(this);
    }

    /**
     * Returns the states with their measured velocities in a training and a test part.
     *
     * @param trainFraction the part that is trained on: of several paths the first, their number rounded; of one path the first
     *     states, their number rounded down
     * @throws IllegalArgumentException if velocities were not measured, or a part would be empty
     */
    public Dataset dataset(double trainFraction) {
        Arguments.require(!velocities.isEmpty(), "%s has no velocities: name their columns, or give a derivative, as in"
                + " dataset(Derivative.central(), %s)", source, trainFraction);
        return split(IntStream.range(0, paths.size())
                .mapToObj(i -> Samples.along(i, paths.get(i).states(), velocities.get(i))).toList(), trainFraction);
    }

    /**
     * Returns the states with velocities by a derivative, split in the same way.
     *
     * @throws IllegalArgumentException if a path is too short for the derivative, or a part would be empty
     */
    public Dataset dataset(Derivative derivative, double trainFraction) {
        return split(IntStream.range(0, paths.size()).mapToObj(i -> {
            Samples samples = derivative.samples(paths.get(i));
            return Samples.along(i, samples.x(), samples.velocity());
        }).toList(), trainFraction);
    }

    /** Returns the paths for the trajectory loss, split in the same way. */
    public PathData paths(double trainFraction) {
        return splitPaths(paths, trainFraction);
    }

    /** Returns the derivative with the least error on paths. */
    public static Derivative derivative(List<Trajectory> paths) {
        return DerivativeChoice.of(paths).derivative();
    }

    static Dataset split(List<Samples> all, double trainFraction) {
        if (all.size() == 1) {
            Samples only = all.get(0);
            int training = training(true, only.size(), trainFraction);
            return new Dataset(only.part(0, training), only.part(training, only.size()));
        }
        int training = training(false, all.size(), trainFraction);
        return new Dataset(Samples.join(all.subList(0, training)), Samples.join(all.subList(training, all.size())));
    }

    static PathData splitPaths(List<Trajectory> all, double trainFraction) {
        if (all.size() == 1) {
            Trajectory only = all.get(0);
            int training = training(true, only.size(), trainFraction);
            return new PathData(List.of(only.part(0, training)), List.of(only.part(training, only.size())));
        }
        int training = training(false, all.size(), trainFraction);
        return new PathData(all.subList(0, training), all.subList(training, all.size()));
    }

    private static int training(boolean onePath, int count, double trainFraction) {
        int training = (int) (onePath ? Math.floor(trainFraction * count) : Math.round(trainFraction * count));
        Arguments.require(training >= 1 && training < count,
                "trainFraction must leave at least one of %d %s on either side, not %s",
                count, onePath ? "states" : "paths", trainFraction);
        return training;
    }

    /** Returns what was observed in one line. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %d paths of %d to %d states, %s velocities", source, paths.size(),
                paths.stream().mapToInt(Trajectory::size).min().orElse(0),
                paths.stream().mapToInt(Trajectory::size).max().orElse(0),
                velocities.isEmpty() ? "without" : "with");
    }
}
