package hnn.experiment;

import hnn.Arguments;
import hnn.Cores;
import hnn.Seeds;
import hnn.chaos.HenonHeiles;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Samples;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.experiment.TimedTrials.Outcome;
import hnn.learned.LearnedHamiltonian;
import hnn.leastsquares.Band;
import hnn.leastsquares.Fitted;
import hnn.leastsquares.HiddenLayer;
import hnn.leastsquares.InstantTraining;
import hnn.phase.HamiltonianField;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import hnn.shooting.PathData;
import hnn.sweep.Grid;
import hnn.system.MassSpring;
import hnn.system.Pendulum;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.stat.descriptive.rank.Median;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What training by least squares reaches, and in what time, from the command line. */
@Command(name = "environment/run instant", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Solves for the last layer on the paper's first tasks and on published ones, and times it.")
public final class InstantCommand extends ResultsCommand {

    /** Tanh in the hidden layer where nothing else is said. */
    static final int WIDTH = 200;
    private static final int WINDOW = 11;
    private static final Starts SPRINGS = Starts.ring(0.1, 1);
    private static final Starts SWINGS = Starts.ring(1.3, 2.3);

    @Option(names = "--seeds", defaultValue = "10", description = "How many seeds, from 0 on (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--wide", description = "Henon-Heiles with 5000 tanh, too: two and a half minutes and 4 GB.")
    private boolean wide;

    private InstantCommand() {
        super("instant.csv");
    }

    /** H = p^2 / 2 + 1 - cos q, the published one's pendulum. */
    private record PlainPendulum() implements HamiltonianField {

        @Override
        public double hamiltonian(double[] x) {
            return x[1] * x[1] / 2 + 1 - Math.cos(x[0]);
        }

        @Override
        public double[] gradient(double[] x) {
            return new double[] {Math.sin(x[0]), x[1]};
        }
    }

    /** Runs the command line. */
    public static void main(String[] arguments) {
        new InstantCommand().run(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Arguments.atLeast("--seeds", 1, seeds);
        var kept = KeptTable.begun(csv, KeptTable.ofStrings("in an instant", "what", "mean", "each", "seconds"));
        FieldExperiment spring = Experiments.massSpring();
        FieldExperiment pendulum = Experiments.pendulum();
        for (int k = 0; k < 10; k++) {
            paper(spring, spring.dataset(0), 0); // the first calls of the engine and of Java's compiler are none of the method
        }
        TimedTrials.add(kept, "mass and spring, energy", seeds, seed -> paper(spring, spring.dataset(seed), seed));
        TimedTrials.add(kept, "pendulum, energy", seeds, seed -> paper(pendulum, pendulum.dataset(seed), seed));
        TimedTrials.add(kept, "mass and spring without noise, energy", seeds, seed -> paper(spring, springs(50, 0, seed), seed));
        TimedTrials.add(kept, "p^2/2 + 1 - cos q, p to 1, error of H", seeds,
                seed -> uniform(new PlainPendulum(), 2, 1000, seed, 2 * Math.PI, 1));
        TimedTrials.add(kept, "p^2/2 + 1 - cos q, p to 6, error of H", seeds,
                seed -> uniform(new PlainPendulum(), 2, 1000, seed, 2 * Math.PI, 6));
        TimedTrials.add(kept, "mass and spring from states alone, weak form, energy", seeds, seed -> fromStates(seed, false));
        TimedTrials.add(kept, "the same, then along the paths, energy", seeds, seed -> fromStates(seed, true));
        TimedTrials.add(kept, "95 % bands inside, coverage", 1, seed -> coverage(0.1, 0));
        TimedTrials.add(kept, "95 % bands inside with noise on the states, coverage", 1, seed -> coverage(0, 0.1));
        TimedTrials.add(kept, "bands outside over bands inside, width", 1, seed -> widening());
        TimedTrials.add(kept, "1000 trainings of a sweep with rollouts, median energy", 1, seed -> sweep());
        if (wide) {
            TimedTrials.add(kept, "Henon-Heiles, 5000 tanh, error of H", 1,
                    seed -> uniform(new HenonHeiles(), 4, 5000, seed, 5, 5));
        }
        print(kept.table(), kept.table().selectColumns("what", "mean", "seconds"));
        System.out.printf(Locale.ROOT, "%d processors; the results: %s%n", Runtime.getRuntime().availableProcessors(), csv);
        return 0;
    }

    /** Solves for H and times all of it, from the samples to the field. */
    private static Outcome timed(Samples samples, int width, long seed, ToDoubleFunction<LearnedHamiltonian> judge) {
        long begin = System.nanoTime();
        Fitted<LearnedHamiltonian> fitted = InstantTraining.hamiltonian(samples, width, seed);
        double seconds = (System.nanoTime() - begin) * 1e-9;
        return new Outcome(judge.applyAsDouble(fitted.field()), seconds);
    }

    private static Outcome paper(FieldExperiment task, Dataset data, int seed) {
        return timed(data.train(), WIDTH, seed, field -> task.rollouts().of(field, seed).energy().mean());
    }

    private static Dataset springs(int trajectories, double noise, long seed) {
        return TrajectoryData.generate(new MassSpring(), SPRINGS, new DataSettings(trajectories, 30, 3, noise, 0.5, seed));
    }

    /** The relative L2 error of H on as many other states as it was solved from, with H given where all coordinates are 0. */
    private static Outcome uniform(HamiltonianField system, int dimension, int width, long seed, double positions,
            double momenta) {
        int count = width < 5000 ? 10_000 : 20_000;
        double[][] train = box(dimension / 2, count, positions, momenta, Seeds.stream(seed, "uniform", 0));
        double[][] test = box(dimension / 2, count, positions, momenta, Seeds.stream(seed, "uniform", 1));
        Samples samples = Samples.along(0, train, Arrays.stream(train).map(x -> system.at(0, x)).toArray(double[][]::new));
        return timed(samples, width, seed, field -> {
            double[] origin = new double[dimension];
            double shift = system.hamiltonian(origin) - field.hamiltonian(origin);
            double error = 0;
            double all = 0;
            for (double[] x : test) {
                error += Math.pow(field.hamiltonian(x) + shift - system.hamiltonian(x), 2);
                all += Math.pow(system.hamiltonian(x), 2);
            }
            return Math.sqrt(error / all);
        });
    }

    private static double[][] box(int n, int count, double positions, double momenta, RandomGenerator random) {
        return IntStream.range(0, count).mapToObj(k -> IntStream.range(0, 2 * n)
                .mapToDouble(i -> (i < n ? positions : momenta) * (2 * random.nextDouble() - 1)).toArray())
                .toArray(double[][]::new);
    }

    private static Outcome fromStates(int seed, boolean alongPaths) {
        PathData data = PathData.generate(new MassSpring(), SPRINGS, new DataSettings(50, 30, 3, 0.1, 0.5, seed));
        HiddenLayer hidden = HiddenLayer.drawn(PathData.states(data.train()), WIDTH, seed);
        Fitted<LearnedHamiltonian> fitted = alongPaths ? InstantTraining.alongPaths(data.train(), hidden, WINDOW)
                : InstantTraining.fromStates(data.train(), hidden, WINDOW);
        return new Outcome(new RandomRollouts(new MassSpring(), SPRINGS, 15, 20, 100).of(fitted.field(), seed).energy().mean(),
                fitted.seconds());
    }

    /** Solves the pendulum's H from exact states with noise on the velocities, or the other way round. */
    private static Fitted<LearnedHamiltonian> noisy(double onVelocities, double onStates) {
        Dataset data =
                TrajectoryData.generate(new Pendulum(), SWINGS, new DataSettings(50, 45, 3, onStates, 0.5, 0));
        RandomGenerator random = Seeds.stream(0, "noise on velocities", 0);
        double[][] velocities = Arrays.stream(data.train().velocity())
                .map(v -> Arrays.stream(v).map(one -> one + onVelocities * random.nextGaussian()).toArray())
                .toArray(double[][]::new);
        return InstantTraining.hamiltonian(Samples.along(0, data.train().x(), velocities), WIDTH, 0);
    }

    private static List<Band> bands(Fitted<LearnedHamiltonian> fitted, List<double[]> starts, double[] times) {
        return Band.along(fitted.draws(40, 0), starts, times, DormandPrince.standard());
    }

    private static List<double[]> starts(Starts starts) {
        return IntStream.range(0, 200).mapToObj(i -> starts.draw(Seeds.stream(1, "start of a band", i))).toList();
    }

    private static Outcome coverage(double onVelocities, double onStates) {
        long begin = System.nanoTime();
        double[] times = Times.linspace(0, 3, 31);
        List<double[]> starts = starts(SWINGS);
        List<Trajectory> truth = DormandPrince.standard().integrate(new Pendulum(), starts, times);
        List<Band> bands = bands(noisy(onVelocities, onStates), starts, times);
        double mean =
                IntStream.range(0, starts.size()).mapToDouble(i -> bands.get(i).covers(truth.get(i))).average().orElseThrow();
        return new Outcome(mean, (System.nanoTime() - begin) * 1e-9);
    }

    private static Outcome widening() {
        long begin = System.nanoTime();
        double[] times = Times.linspace(0, 3, 31);
        Fitted<LearnedHamiltonian> fitted = noisy(0.1, 0);
        double inside =
                bands(fitted, starts(SWINGS), times).stream().mapToDouble(Band::width).average().orElseThrow();
        double outside =
                bands(fitted, starts(Starts.ring(4, 5)), times).stream().mapToDouble(Band::width).average().orElseThrow();
        return new Outcome(outside / inside, (System.nanoTime() - begin) * 1e-9);
    }

    private static Outcome sweep() {
        long begin = System.nanoTime();
        RolloutMetric rollouts = Experiments.massSpring().rollouts();
        List<Grid.Point> points = Grid.over("noise", 0, 0.05, 0.1, 0.15, 0.2)
                .and("trajectories", IntStream.rangeClosed(1, 10).mapToDouble(tens -> 10 * tens).toArray()).withSeeds(20)
                .points();
        double[] all = Cores.map(points, point -> {
            Dataset data = springs((int) point.settings().number("trajectories"), point.settings().number("noise"), point.seed());
            return rollouts.of(InstantTraining.hamiltonian(data.train(), WIDTH / 2, point.seed()).field(), point.seed()).energy()
                    .mean();
        }).stream().mapToDouble(Double::doubleValue).toArray();
        return new Outcome(new Median().evaluate(all), (System.nanoTime() - begin) * 1e-9);
    }
}
