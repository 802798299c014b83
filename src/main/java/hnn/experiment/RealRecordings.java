package hnn.experiment;

import hnn.data.Dataset;
import hnn.data.Samples;
import hnn.experiment.TimedTrials.Outcome;
import hnn.mechanics.LearnedMechanics;
import hnn.mechanics.MechanicalSettings;
import hnn.mechanics.MechanicalSettings.Mass;
import hnn.mechanics.MechanicalTraining;
import hnn.mechanics.Rates;
import hnn.network.BaselineBlock;
import hnn.network.Mlp;
import hnn.own.Columns;
import hnn.own.Derivative;
import hnn.own.Measurements;
import hnn.own.Observations;
import hnn.own.PendulumRecordings;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import hnn.rollout.RolloutException;
import hnn.shooting.FittedStart;
import hnn.training.Progress;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Trials on the recordings of Schmidt and Lipson, Science 324 (2009): a model is learned from what comes before, and rolled out over
 * the next 2 s.
 */
final class RealRecordings {

    private static final double AHEAD = 2;
    private static final double TRAIN = 0.8;
    /** How long a path is that the start of a rollout is fitted to, in states. */
    private static final int BEFORE = 30;
    /** The camera's clock ticks every 0.01 s; where it misses more than one frame, a path is cut. */
    private static final double SPACING = 0.025;

    private final Path folder;

    RealRecordings(Path folder) {
        this.folder = folder;
    }

    /** Reads trials as paths of (q, v). */
    private List<Trajectory> read(String file, List<String> positions, List<String> rates) {
        return Measurements.read(folder.resolve(file)).observations(Columns.rates("t", positions, rates).withTrajectory("trial"))
                .paths();
    }

    private static Trajectory positions(Trajectory path) {
        return new Trajectory(path.times(),
                Arrays.stream(path.states()).map(x -> Arrays.copyOf(x, x.length / 2)).toArray(double[][]::new));
    }

    // The real pendulum, by the protocol of task 3

    /**
     * The metric takes the energy from the recorded rate, whose unit the angle does not tell. Where the mass is named by it, p = m v is
     * in that unit: m is the recorded rate over the rate of the angle, over the training part.
     */
    Outcome pendulum(int seed, boolean named) {
        return Outcome.timed(() -> {
            Trajectory path = read(PendulumRecordings.FILE, List.of("o"), List.of("v")).get(0);
            Trajectory train = path.part(0, (int) (TRAIN * path.size()));
            LearnedMechanics field =
                    MechanicalTraining.alongPaths(List.of(positions(train)), MechanicalSettings.standard().withSeed(seed), 2)
                            .field();
            double mass = named ? ratio(train) : 1;
            FieldExperiment task = Experiments.realPendulum(PendulumRecordings.read(folder));
            return task.rollouts().of((t, x) -> {
                double[] slope = field.at(t, new double[] {x[0], x[1] / mass});
                return new double[] {slope[0], mass * slope[1]};
            }, seed).energy().mean();
        });
    }

    /** Returns the recorded rate over the rate of the recorded position, by least squares. */
    private static double ratio(Trajectory path) {
        Trajectory estimated = Rates.estimated(List.of(positions(path))).get(0);
        double both = 0;
        double square = 0;
        int from = Arrays.binarySearch(path.times(), estimated.times()[0]);
        for (int k = 0; k < estimated.size(); k++) {
            double rate = estimated.states()[k][1];
            both += rate * path.states()[from + k][1];
            square += rate * rate;
        }
        return both / square;
    }

    // The next 2 s

    /** The relative error of positions from a state at the end of what was learned from. */
    private static double ahead(Field field, double[] start, Trajectory next) {
        double error = 0;
        double motion = 0;
        try {
            Trajectory rolled = DormandPrince.standard().integrate(field, start, next.times());
            for (int k = 0; k < next.size(); k++) {
                for (int i = 0; i < start.length / 2; i++) {
                    error += Math.pow(rolled.states()[k][i] - next.states()[k][i], 2);
                    motion += Math.pow(next.states()[k][i], 2);
                }
            }
            return Math.sqrt(error / motion);
        } catch (RolloutException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** Follows the field along the last positions, and on from their end. */
    private static double aheadOfFitted(Field field, Trajectory path, int split) {
        Trajectory before = positions(path.part(split - BEFORE, split + 1));
        Trajectory guess = Rates.estimated(List.of(positions(path.part(0, split + 1)))).get(0);
        int at = Math.max(0, Arrays.binarySearch(guess.times(), before.times()[0]));
        double[] start = FittedStart.atEnd(field, before, guess.states()[at], DormandPrince.standard());
        return ahead(field, start, next(path, split));
    }

    private static Trajectory next(Trajectory path, int split) {
        double end = path.times()[split] + AHEAD + 1e-6;
        return path.part(split, (int) Arrays.stream(path.times()).filter(t -> t <= end).count());
    }

    private static Field baseline(Trajectory train, int seed) {
        Samples samples = Derivative.central().samples(train);
        int size = train.dimension();
        return Training.train(new BaselineBlock(new Mlp(size, InstantCommand.WIDTH, size, seed)), new Dataset(samples, samples),
                TrainingSettings.paper().withSeed(seed), Progress.silent()).field();
    }

    private Trajectory spring() {
        return read("real_linear_h_1.txt", List.of("x"), List.of("v")).get(0);
    }

    private static int split(Trajectory path) {
        return (int) (TRAIN * path.size());
    }

    Outcome linear(int seed) {
        return Outcome.timed(() -> {
            Trajectory path = spring();
            int split = split(path);
            Field field = MechanicalTraining.alongPaths(List.of(positions(path.part(0, split + 1))),
                    MechanicalSettings.standard().withSeed(seed), 2).field();
            return aheadOfFitted(field, path, split);
        });
    }

    Outcome linearBaseline(int seed) {
        return Outcome.timed(() -> {
            Trajectory path = spring();
            int split = split(path);
            return ahead(baseline(path.part(0, split + 1), seed), path.states()[split], next(path, split));
        });
    }

    Outcome linearBaselineFitted(int seed) {
        return Outcome.timed(() -> {
            Trajectory path = spring();
            int split = split(path);
            return aheadOfFitted(baseline(path.part(0, split + 1), seed), path, split);
        });
    }

    // The double pendulum: the last 2 s are held out; what comes before is cut where the camera lost it

    private Trajectory swing(int trial) {
        return read("real_double_pend_h_1.txt", List.of("o1", "o2"), List.of("w1", "w2")).get(trial);
    }

    private static int lastSplit(Trajectory path) {
        double end = path.times()[path.size() - 1] - AHEAD;
        return (int) Arrays.stream(path.times()).filter(t -> t <= end).count() - 1;
    }

    Outcome doublePendulum(int trial, int seed) {
        return Outcome.timed(() -> {
            Trajectory path = swing(trial);
            int split = lastSplit(path);
            var film = new Observations("film", Columns.positions("t", "o1", "o2"), List.of(positions(path.part(0, split + 1))),
                    List.of()).cutAtGaps(SPACING, BEFORE);
            Field field = MechanicalTraining.alongPaths(film.paths(),
                    MechanicalSettings.standard().withMass(Mass.OF_POSITION).withAngles(0, 1).withSeed(seed), 1).field();
            return ahead(field, path.states()[split], next(path, split));
        });
    }

    Outcome doublePendulumBaseline(int trial, int seed) {
        return Outcome.timed(() -> {
            Trajectory path = swing(trial);
            int split = lastSplit(path);
            return ahead(baseline(path.part(0, split + 1), seed), path.states()[split], next(path, split));
        });
    }
}
