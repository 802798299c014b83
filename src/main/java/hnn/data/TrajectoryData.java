package hnn.data;

import hnn.Seeds;
import hnn.phase.BatchField;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import hnn.rollout.Integrator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;

/**
 * Data from a system: trajectories from random starts, their states with noise, their velocities exact.
 *
 * <p>The velocity of a row is the field at the true point, not at the noisy one, as in the paper's code.
 */
public final class TrajectoryData {

    private static final Integrator TRUTH = new DormandPrince(1e-11, 1e-12);

    private TrajectoryData() {}

    /**
     * Draws a data set, the first trajectories in its training part.
     *
     * <p>Each trajectory takes streams of chance of its own, so the result does not depend on the number of cores, and
     * a trajectory is the same however many are drawn. (Of a system that is followed from all starts together, such as
     * {@link hnn.own.OwnSystem}, the same up to the tolerance of 1e-11.)
     *
     * @param field the truth, which may have friction
     * @param starts where the trajectories begin
     * @param settings how many, how long, how noisy
     */
    public static Dataset generate(Field field, Starts starts, DataSettings settings) {
        List<Trajectory> paths = truth(field, starts, settings);
        double[][][] velocities = velocities(field, paths);
        List<Samples> all = IntStream.range(0, paths.size())
                .mapToObj(i -> Samples.along(i, noisy(paths.get(i), settings, i), velocities[i])).toList();
        int training = settings.trainingTrajectories();
        return new Dataset(Samples.join(all.subList(0, training)), Samples.join(all.subList(training, all.size())));
    }

    /** Draws the same noisy paths as {@link #generate}, their states alone. */
    public static List<Trajectory> paths(Field field, Starts starts, DataSettings settings) {
        List<Trajectory> truth = truth(field, starts, settings);
        return IntStream.range(0, truth.size())
                .mapToObj(i -> new Trajectory(truth.get(i).times(), noisy(truth.get(i), settings, i))).toList();
    }

    private static List<Trajectory> truth(Field field, Starts starts, DataSettings settings) {
        List<double[]> begin = IntStream.range(0, settings.trajectories())
                .mapToObj(number -> starts.draw(Seeds.stream(settings.seed(), "start", number))).toList();
        return TRUTH.integrate(field, begin, settings.times());
    }

    /** Returns the velocities at the states of each path, those of a time together. */
    private static double[][][] velocities(Field field, List<Trajectory> paths) {
        double[] times = paths.get(0).times();
        double[][][] velocities = new double[paths.size()][times.length][];
        for (int i = 0; i < times.length; i++) {
            int at = i;
            double[][] states = paths.stream().map(path -> path.states()[at]).toArray(double[][]::new);
            double[][] together = BatchField.at(field, times[i], states);
            for (int number = 0; number < together.length; number++) {
                velocities[number][i] = together[number];
            }
        }
        return velocities;
    }

    private static double[][] noisy(Trajectory path, DataSettings settings, int number) {
        if (settings.noise() == 0) {
            return path.states(); // a million normal numbers would be drawn for nothing
        }
        RandomGenerator random = Seeds.stream(settings.seed(), "noise", number);
        return Arrays.stream(path.states())
                .map(x -> Arrays.stream(x).map(value -> value + settings.noise() * random.nextGaussian()).toArray())
                .toArray(double[][]::new);
    }
}
