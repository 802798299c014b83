package hnn.shooting;

import hnn.Arguments;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Samples;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.phase.Field;
import hnn.phase.Scaling;
import hnn.phase.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Observed paths, without velocities, in a training and a test part.
 *
 * @param train what the loss is taken over
 * @param test what no training step sees
 */
public record PathData(List<Trajectory> train, List<Trajectory> test) {

    /**
     * Copies and checks the lists.
     *
     * @throws IllegalArgumentException if a part is empty, or the dimensions differ
     */
    public PathData {
        Arguments.require(!train.isEmpty(), "train is empty: give at least one path");
        Arguments.require(!test.isEmpty(), "test is empty: give at least one path");
        train = List.copyOf(train);
        test = List.copyOf(test);
        int dimension = train.get(0).dimension();
        Stream.concat(train.stream(), test.stream()).forEach(path -> Arguments.require(path.dimension() == dimension,
                "all paths must have the dimension of the first, %d, not %d", dimension, path.dimension()));
    }

    /** Draws the paths of {@link TrajectoryData#generate} with their noise, but without velocities: nobody has measured one. */
    public static PathData generate(Field field, Starts starts, DataSettings settings) {
        List<Trajectory> all = TrajectoryData.paths(field, starts, settings);
        int training = settings.trainingTrajectories();
        return new PathData(all.subList(0, training), all.subList(training, all.size()));
    }

    /**
     * Returns the states with velocities by a derivative, for the derivative loss.
     *
     * @param derivative estimates dx/dt of the states of a path, for instance {@code Derivative.central()}
     * @throws IllegalArgumentException if a path is too short for the derivative
     */
    public Dataset dataset(Function<Trajectory, Samples> derivative) {
        return new Dataset(samples(derivative, train, 0), samples(derivative, test, train.size()));
    }

    private static Samples samples(Function<Trajectory, Samples> derivative, List<Trajectory> paths, int first) {
        return Samples.join(IntStream.range(0, paths.size()).mapToObj(i -> {
            Samples samples = derivative.apply(paths.get(i));
            return Samples.along(first + i, samples.x(), samples.velocity());
        }).toList());
    }

    /** Returns the states of all paths, one path after the other. */
    public static double[][] states(List<Trajectory> paths) {
        return paths.stream().flatMap(path -> Arrays.stream(path.states())).toArray(double[][]::new);
    }

    /** Returns units in which the training part is near 1, with rates by differences; see {@link Scaling#of}. */
    Scaling scaling(Scaling.Freedom freedom) {
        List<double[]> rates = new ArrayList<>();
        for (Trajectory path : train) {
            for (int k = 0; k < path.size(); k++) {
                int from = Math.max(0, k - 1);
                int to = Math.min(path.size() - 1, k + 1);
                double[] a = path.states()[from];
                double[] b = path.states()[to];
                double span = path.times()[to] - path.times()[from];
                rates.add(IntStream.range(0, a.length).mapToDouble(i -> to == from ? 0 : (b[i] - a[i]) / span).toArray());
            }
        }
        return Scaling.of(freedom, states(train), rates.toArray(double[][]::new));
    }

    static List<Trajectory> in(Scaling units, List<Trajectory> paths) {
        return units.isNone() ? paths : paths.stream().map(units::path).toList();
    }

    /** Returns the dimension 2n of phase space. */
    public int dimension() {
        return train.get(0).dimension();
    }
}
