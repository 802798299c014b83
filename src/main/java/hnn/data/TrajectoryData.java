package hnn.data;

import hnn.Seeds;
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
     * Draws a data set.
     *
     * <p>Each trajectory takes streams of chance of its own, so the result does not depend on the number of cores, and
     * a trajectory is the same however many are drawn.
     *
     * @param field the truth, which may have friction
     * @param starts where the trajectories begin
     * @param settings how many, how long, how noisy
     * @return the data set, the first trajectories in its training part
     */
    public static Dataset generate(Field field, Starts starts, DataSettings settings) {
        List<Samples> all = IntStream.range(0, settings.trajectories()).parallel()
                .mapToObj(i -> samples(field, starts, settings, i))
                .toList();
        int training = settings.trainingTrajectories();
        return new Dataset(Samples.join(all.subList(0, training)), Samples.join(all.subList(training, all.size())));
    }

    /**
     * Draws the same paths with the same noise as {@link #generate}, but their states alone: nobody has measured a velocity.
     *
     * @param field the truth, which may have friction
     * @param starts where the paths begin
     * @param settings how many, how long, how noisy
     * @return the paths, the first of them in the training part
     */
    public static PathData paths(Field field, Starts starts, DataSettings settings) {
        List<Trajectory> all = IntStream.range(0, settings.trajectories()).parallel().mapToObj(number -> {
            Trajectory path = path(field, starts, settings, number);
            RandomGenerator random = Seeds.stream(settings.seed(), "noise", number);
            return new Trajectory(path.times(), Arrays.stream(path.states())
                    .map(x -> noisy(x, settings.noise(), random)).toArray(double[][]::new));
        }).toList();
        int training = settings.trainingTrajectories();
        return new PathData(all.subList(0, training), all.subList(training, all.size()));
    }

    private static Trajectory path(Field field, Starts starts, DataSettings settings, int number) {
        double[] start = starts.draw(Seeds.stream(settings.seed(), "start", number));
        return TRUTH.integrate(field, start, settings.times());
    }

    private static Samples samples(Field field, Starts starts, DataSettings settings, int number) {
        Trajectory path = path(field, starts, settings, number);
        RandomGenerator random = Seeds.stream(settings.seed(), "noise", number);
        int points = path.size();
        double[][] x = new double[points][];
        double[][] velocity = new double[points][];
        double[][] states = path.states();
        for (int i = 0; i < points; i++) {
            x[i] = noisy(states[i], settings.noise(), random);
            velocity[i] = field.at(path.times()[i], states[i]);
        }
        return Samples.along(number, x, velocity);
    }

    private static double[] noisy(double[] x, double noise, RandomGenerator random) {
        double[] noisy = x.clone();
        for (int i = 0; i < x.length; i++) {
            noisy[i] += noise * random.nextGaussian();
        }
        return noisy;
    }
}
