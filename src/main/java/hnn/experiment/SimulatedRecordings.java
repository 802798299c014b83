package hnn.experiment;

import hnn.Seeds;
import hnn.chaos.DoublePendulum;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Samples;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.experiment.TimedTrials.Outcome;
import hnn.learned.SmoothActivation;
import hnn.leastsquares.HiddenLayer;
import hnn.leastsquares.InstantTraining;
import hnn.mechanics.LagrangianBlock;
import hnn.mechanics.LearnedMechanics;
import hnn.mechanics.MechanicalLagrangian;
import hnn.mechanics.MechanicalSettings;
import hnn.mechanics.MechanicalSettings.Mass;
import hnn.mechanics.MechanicalTraining;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.phase.Field;
import hnn.phase.Scaling;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import hnn.rollout.RolloutException;
import hnn.shooting.PathData;
import hnn.system.MassSpring;
import hnn.training.Progress;
import hnn.training.Schedule;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;

/** Trials on what a camera, a phone or a sensor would have given of systems whose truth is known. */
final class SimulatedRecordings {

    private static final MassSpring SPRING = new MassSpring();
    private static final double FRICTION = 0.05;
    private static final double STRENGTH = 6;
    private static final double GRAVITY = 9.81;
    private static final int TEST_PATHS = 5;
    private static final TrainingSettings BUDGET =
            new TrainingSettings(2000, 500, 3e-3, 0, 500, 0).withSchedule(Schedule.linearDecay(0.5));
    private static final MechanicalSettings ANGLES =
            MechanicalSettings.standard().withMass(Mass.OF_POSITION).withUnit(2).withoutFriction().withAngles(0, 1);

    private SimulatedRecordings() {}

    /** The first numbers of the states, with noise. */
    static Trajectory seen(Trajectory path, int count, double noise, long seed, int number) {
        RandomGenerator random = Seeds.stream(seed, "noise of a camera", number);
        return new Trajectory(path.times(), Arrays.stream(path.states()).map(x -> IntStream.range(0, count)
                .mapToDouble(i -> x[i] + noise * random.nextGaussian()).toArray()).toArray(double[][]::new));
    }

    // A pendulum with friction, 200 s at 30 a second; its mass is named.

    private static LearnedMechanics damped(int seed) {
        Field pendulum = (t, x) -> new double[] {x[1], -STRENGTH * Math.sin(x[0]) - FRICTION * x[1]};
        Trajectory path = DormandPrince.standard().integrate(pendulum, new double[] {1.5, 0}, Times.linspace(0, 200, 6001));
        return MechanicalTraining.fromPositions(List.of(seen(path, 1, 0.01, seed, 0)),
                MechanicalSettings.standard().withAngles(0).withSeed(seed)).field();
    }

    private static double frictionError(LearnedMechanics field) {
        return Math.abs(field.friction()[0] / FRICTION - 1);
    }

    static Outcome dampedPendulum(int seed) {
        return Outcome.timed(() -> {
            LearnedMechanics field = damped(seed);
            double worst = frictionError(field);
            for (double q : new double[] {-1.3, -1, -0.5, 0.5, 1, 1.3}) {
                double rise = field.potential(new double[] {q}) - field.potential(new double[] {0});
                worst = Math.max(worst, Math.abs(rise / (STRENGTH * (1 - Math.cos(q))) - 1));
            }
            return worst;
        });
    }

    static Outcome dampedFriction(int seed) {
        return Outcome.timed(() -> frictionError(damped(seed)));
    }

    /** The protocol of Jin et al. 2022 (DGNet): 25 of 50 paths, 100 states to t = 20, noise 0.1, no velocities. */
    static Outcome massSpring(int seed) {
        return Outcome.timed(() -> {
            Starts starts = Starts.ring(0.1, 1);
            PathData data = PathData.generate(SPRING, starts, new DataSettings(50, 100, 20, 0.1, 0.5, seed));
            HiddenLayer hidden = HiddenLayer.drawn(PathData.states(data.train()), InstantCommand.WIDTH, seed);
            return new RandomRollouts(SPRING, starts, 15, 20, 100)
                    .of(InstantTraining.alongPaths(data.train(), hidden, 9).field(), seed).energy().mean();
        });
    }

    // Units

    private static double unexplained(Scaling units, int seed, boolean scaled) {
        Dataset data =
                TrajectoryData.generate(SPRING, Starts.ring(0.1, 1), new DataSettings(50, 30, 3, 0.1, 0.5, seed)).in(units);
        TrainingSettings settings = TrainingSettings.paper().withSteps(1500).withSeed(seed);
        Field field = Training.train(new HamiltonianBlock(new Mlp(2, 100, 1, seed)), data,
                scaled ? settings : settings.withoutScaling(), Progress.silent()).field();
        double error = 0;
        double all = 0;
        for (int i = 0; i < data.test().size(); i++) {
            double[] observed = units.inverse().rate(data.test().velocity()[i]);
            double[] learned = units.inverse().rate(field.at(0, data.test().x()[i]));
            for (int k = 0; k < observed.length; k++) {
                error += Math.pow(learned[k] - observed[k], 2);
                all += Math.pow(observed[k], 2);
            }
        }
        return error / all;
    }

    /** The worst ratio to units of 1, either way. */
    static Outcome units(int seed) {
        return Outcome.timed(() -> {
            double one = unexplained(Scaling.none(2), seed, true);
            double worst = 1;
            for (double unit : new double[] {1e-3, 1e-2, 0.1, 10, 100, 1e3}) {
                for (double[] factors : new double[][] {{unit, unit, 1}, {unit, 1, 1}, {1, 1, unit}}) {
                    double other = unexplained(new Scaling(new double[2], new double[] {factors[0], factors[1]}, factors[2]),
                            seed, true);
                    worst = Math.max(worst, Math.max(other / one, one / other));
                }
            }
            return worst;
        });
    }

    static Outcome notScaled(int seed) {
        return Outcome.timed(() -> unexplained(new Scaling(new double[2], new double[] {1e-3, 1e-3}, 1), seed, false));
    }

    // A double pendulum of masses and lengths 1

    private static List<Trajectory> swings(int count, double duration, double perSecond, long seed, String what) {
        return IntStream.range(0, count).mapToObj(i -> {
            RandomGenerator random = Seeds.stream(seed, what, i);
            double[] start = {2.4 * random.nextDouble() - 1.2, 2.4 * random.nextDouble() - 1.2, 0, 0};
            return DormandPrince.standard().integrate(new DoublePendulum(GRAVITY), start,
                    Times.linspace(0, duration, (int) Math.round(perSecond * duration) + 1));
        }).toList();
    }

    /** (q, v) of a state (q, p). */
    private static double[] rates(double[] x) {
        double[] v = new DoublePendulum(GRAVITY).at(0, x);
        return new double[] {x[0], x[1], v[0], v[1]};
    }

    private static double energy(double[] x) {
        return x[2] * x[2] + x[3] * x[3] / 2 + x[2] * x[3] * Math.cos(x[0] - x[1])
                - GRAVITY * (2 * Math.cos(x[0]) + Math.cos(x[1]));
    }

    private static Samples samples(List<Trajectory> paths) {
        var system = new DoublePendulum(GRAVITY);
        return Samples.join(IntStream.range(0, paths.size()).mapToObj(k -> {
            double[][] states = paths.get(k).states();
            double step = 1e-5; // the rates' own rates, by differences along the exact motion
            double[][] velocity = Arrays.stream(states).map(x -> {
                double[] slope = system.at(0, x);
                double[] ahead = IntStream.range(0, 4).mapToDouble(i -> x[i] + step * slope[i]).toArray();
                double[] behind = IntStream.range(0, 4).mapToDouble(i -> x[i] - step * slope[i]).toArray();
                return new double[] {slope[0], slope[1], (system.at(0, ahead)[0] - system.at(0, behind)[0]) / (2 * step),
                    (system.at(0, ahead)[1] - system.at(0, behind)[1]) / (2 * step)};
            }).toArray(double[][]::new);
            return Samples.along(k, Arrays.stream(states).map(SimulatedRecordings::rates).toArray(double[][]::new), velocity);
        }).toList());
    }

    private static Field learned(RecordingsCommand.Learner how, List<Trajectory> train, List<Trajectory> test, int seed) {
        if (how == RecordingsCommand.Learner.LEAST_SQUARES) {
            return MechanicalTraining.fromRates(train.stream().map(path -> new Trajectory(path.times(),
                    Arrays.stream(path.states()).map(SimulatedRecordings::rates).toArray(double[][]::new))).toList(),
                    ANGLES.withSeed(seed)).field();
        }
        var data = new Dataset(samples(train), samples(test));
        TrainingSettings budget = BUDGET.withSeed(seed);
        return switch (how) {
            case MOMENTA ->
                Training.train(new HamiltonianBlock(new Mlp(4, 200, 1, seed)), data, budget, Progress.silent()).field();
            case ADAM -> Training.train(LagrangianBlock.of(new MechanicalLagrangian(2, Mass.OF_POSITION, 64, seed)), data, budget,
                    Progress.silent()).field();
            default -> Training.train(
                    LagrangianBlock.of(new Mlp(4, new int[] {100, 100}, 1, SmoothActivation.SOFTPLUS, seed)), data, budget,
                    Progress.silent()).field();
        };
    }

    /** The mean squared error of the true energy along rollouts of 5 s from test paths, without noise. */
    static Outcome rates(int seed, RecordingsCommand.Learner how) {
        List<Trajectory> train = swings(20, 5, 40, seed, "start of a swing");
        List<Trajectory> test = swings(TEST_PATHS, 5, 40, seed, "start of a test");
        long begin = System.nanoTime();
        Field field = learned(how, train, test, seed);
        double seconds = (System.nanoTime() - begin) * 1e-9;
        List<double[]> starts = test.stream().map(path -> rates(path.states()[0])).toList();
        return new Outcome(
                starts.stream().mapToDouble(start -> energyError(field, start, test.get(0).times())).average().orElseThrow(),
                seconds);
    }

    /** Infinite where the field cannot be followed. */
    private static double energyError(Field field, double[] start, double[] times) {
        try {
            return Arrays.stream(DormandPrince.standard().integrate(field, start, times).along(SimulatedRecordings::energy))
                    .map(e -> Math.pow(e - energy(start), 2)).average().orElseThrow();
        } catch (RolloutException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private static double relative(List<Trajectory> paths, ToDoubleFunction<double[]> difference,
            ToDoubleFunction<double[]> whole) {
        List<double[]> all = paths.stream().flatMap(path -> Arrays.stream(path.states())).toList();
        return Math.sqrt(all.stream().mapToDouble(difference).sum() / all.stream().mapToDouble(whole).sum());
    }

    /** Angles alone, noise 0.01, 20 paths of 10 s at 40 a second; M and V over the states of the paths. */
    static Outcome doublePendulum(int seed) {
        return Outcome.timed(() -> {
            List<Trajectory> paths = swings(20, 10, 40, seed, "start of a swing");
            List<Trajectory> seen = IntStream.range(0, paths.size()).mapToObj(i -> seen(paths.get(i), 2, 0.01, seed, i)).toList();
            LearnedMechanics field = MechanicalTraining.alongPaths(seen, ANGLES.withSeed(seed), 1).field();
            ToDoubleFunction<double[]> truth = x -> GRAVITY * (3 - 2 * Math.cos(x[0]) - Math.cos(x[1]));
            ToDoubleFunction<double[]> found = x -> field.potential(Arrays.copyOf(x, 2));
            double shift = paths.stream().flatMap(path -> Arrays.stream(path.states()))
                    .mapToDouble(x -> truth.applyAsDouble(x) - found.applyAsDouble(x)).average().orElseThrow();
            double potential = relative(paths, x -> Math.pow(found.applyAsDouble(x) + shift - truth.applyAsDouble(x), 2),
                    x -> Math.pow(truth.applyAsDouble(x), 2));
            double mass = relative(paths, x -> {
                double[][] m = field.mass(Arrays.copyOf(x, 2));
                double off = Math.cos(x[0] - x[1]);
                return Math.pow(m[0][0] - 2, 2) + 2 * Math.pow(m[0][1] - off, 2) + Math.pow(m[1][1] - 1, 2);
            }, x -> 5 + 2 * Math.pow(Math.cos(x[0] - x[1]), 2));
            return Math.max(mass, potential);
        });
    }
}
