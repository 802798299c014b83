package hnn.experiment;

import hnn.Arguments;
import hnn.Seeds;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.OrbitStarts;
import hnn.data.Samples;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.experiment.TimedTrials.Outcome;
import hnn.law.Law;
import hnn.law.TermLibrary;
import hnn.metric.RolloutError;
import hnn.pair.LearnedPairs;
import hnn.pair.PairBlock;
import hnn.pair.PairFit;
import hnn.pair.PairHamiltonian;
import hnn.pair.PairStarts;
import hnn.pair.PairSystem;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince853;
import hnn.rollout.Integrator;
import hnn.rollout.Methods;
import hnn.rollout.RolloutException;
import hnn.system.Bodies;
import hnn.training.Progress;
import hnn.training.Schedule;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Median;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What an H that sees only distances reaches on bodies, from the command line. */
@Command(name = "environment/run pairs", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Trains T and V of bodies by least squares and by Adam, and follows other numbers of bodies with them.")
public final class PairsCommand extends ResultsCommand {

    private static final int WIDTH = 100;
    /** 300 of them to train with. */
    private static final DataSettings ORBITS = new DataSettings(375, 20, 5, 0, 0.8, 0);
    /** The paper's steps and batches of three bodies, with a rate that falls. */
    private static final TrainingSettings BUDGET =
            new TrainingSettings(10_000, 600, 3e-3, 0, 1000, 0).withSchedule(Schedule.linearDecay(0.5));
    private static final double DURATION = 3;
    private static final int STATES = 60;
    private static final int COUNT = 15;
    private static final double[] THREE = {1, 1, 1};
    /** Where a model keeps something by construction, what is lost is the integrator's. */
    private static final Integrator EXACT = new DormandPrince853(1e-13, 1e-13);

    @Option(names = "--seeds", defaultValue = "3", description = "How many seeds, from 0 on (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--without-adam", description = "Least squares alone: a minute instead of many.")
    private boolean withoutAdam;

    private final Map<Integer, PairFit> fits = new HashMap<>();
    private final Map<Integer, LearnedPairs> byAdam = new HashMap<>();

    private PairsCommand() {
        super("pairs.csv");
    }

    /** Runs the command line. */
    public static void main(String[] arguments) {
        new PairsCommand().run(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Arguments.atLeast("--seeds", 1, seeds);
        var kept = KeptTable.begun(csv, KeptTable.ofStrings("pairs", "what", "mean", "each", "seconds"));
        fitted(0); // the first calls of the engine and of Java's compiler are none of the method
        TimedTrials.add(kept, "three bodies, least squares: energy MSE", seeds,
                seed -> of(fit(seed), model -> energies(model, seed)));
        TimedTrials.add(kept, "the same: coordinate MSE, median", seeds,
                seed -> of(fit(seed), model -> coordinates(model, seed)));
        TimedTrials.add(kept, "the same: change of momentum and angular momentum, largest", seeds,
                seed -> of(fit(seed), model -> lost(model, seed)));
        TimedTrials.add(kept, "untrained: change of momentum and angular momentum, largest", seeds,
                seed -> Outcome.timed(() -> lost(untrained(seed), seed)));
        for (int bodies : new int[] {2, 5, 8}) {
            TimedTrials.add(kept, "learned from three bodies, " + bodies + " followed: energy MSE, median", seeds,
                    seed -> of(fit(seed), model -> others(model, bodies, seed)));
        }
        TimedTrials.add(kept, "the law V = -a / r: a less 1", seeds,
                seed -> of(fit(seed), model -> law(model, seed).value() + 1));
        TimedTrials.add(kept, "the law V = -a / r: half of its interval", seeds,
                seed -> of(fit(seed), model -> {
                    Law.Constant a = law(model, seed);
                    return (a.to() - a.from()) / 2;
                }));
        TimedTrials.add(kept, "two bodies from 10 orbits: energy MSE", seeds, PairsCommand::twoBodies);
        TimedTrials.add(kept, "64 bodies, 1000 leapfrog steps: change of H over its size", 1, seed -> many(fit(0).field()));
        if (!withoutAdam) {
            TimedTrials.add(kept, "three bodies, Adam: energy MSE", seeds, this::adam);
            TimedTrials.add(kept, "the same by Adam: coordinate MSE, median", seeds,
                    seed -> Outcome.timed(() -> coordinates(byAdam.get(seed), seed)));
            TimedTrials.add(kept, "the same by Adam: change of momentum and angular momentum, largest", seeds,
                    seed -> Outcome.timed(() -> lost(byAdam.get(seed), seed)));
        }
        print(kept.table(), kept.table().selectColumns("what", "mean", "seconds"));
        System.out.printf(Locale.ROOT, "%d processors; the results: %s%n", Runtime.getRuntime().availableProcessors(), csv);
        return 0;
    }

    private static Dataset orbits(long seed) {
        return TrajectoryData.generate(new Bodies(THREE), OrbitStarts.threeBodies(), ORBITS.withSeed(seed));
    }

    private PairFit fit(int seed) {
        return fits.computeIfAbsent(seed, PairsCommand::fitted);
    }

    private static PairFit fitted(long seed) {
        return PairFit.of(orbits(seed).train(), 2, THREE, WIDTH, seed);
    }

    private static Outcome of(PairFit fit, ToDoubleFunction<LearnedPairs> judge) {
        return new Outcome(judge.applyAsDouble(fit.field()), fit.seconds());
    }

    private static LearnedPairs untrained(long seed) {
        Samples samples = orbits(seed).train();
        double[][] nothing =
                Arrays.stream(samples.x()).map(x -> Arrays.stream(x).map(Math::sin).toArray()).toArray(double[][]::new);
        return PairFit.of(Samples.along(0, samples.x(), nothing), 2, THREE, WIDTH, seed).field();
    }

    private Outcome adam(int seed) {
        Dataset data = Experiments.threeBodies().dataset(seed);
        return Outcome.timed(() -> {
            LearnedPairs model = Training.train(PairBlock.of(2, THREE, WIDTH, seed), data, BUDGET.withSeed(seed),
                    Progress.silent()).field();
            byAdam.put(seed, model);
            return energies(model, seed);
        });
    }

    private static List<RolloutError> rollouts(PairHamiltonian model, Bodies system, List<double[]> starts, double duration) {
        double[] times = Times.linspace(0, duration, STATES);
        return starts.stream().map(start -> RolloutError.along(system, EXACT.integrate(system, start, times),
                EXACT.integrate(model, start, times))).toList();
    }

    private static List<double[]> starts(Starts starts, long seed) {
        return IntStream.range(0, COUNT).mapToObj(i -> starts.draw(Seeds.stream(seed, "start of bodies", i))).toList();
    }

    private static double energies(LearnedPairs model, long seed) {
        return rollouts(model, new Bodies(THREE), starts(OrbitStarts.threeBodies(), seed), DURATION).stream()
                .mapToDouble(error -> error.energy().mean()).average().orElseThrow();
    }

    private static double coordinates(LearnedPairs model, long seed) {
        return new Median()
                .evaluate(rollouts(model, new Bodies(THREE), starts(OrbitStarts.threeBodies(), seed), DURATION).stream()
                        .mapToDouble(error -> error.coordinates().mean()).toArray());
    }

    private static double lost(PairHamiltonian model, long seed) {
        double[] times = Times.linspace(0, DURATION, STATES);
        return starts(OrbitStarts.threeBodies(), seed).stream().mapToDouble(start -> {
            Trajectory path = EXACT.integrate(model, start, times);
            return IntStream.range(0, 3).mapToDouble(c -> {
                double[] along = path.along(x -> c < 2 ? model.momentum(x)[c] : model.angularMomentum(x)[0]);
                return Arrays.stream(along).map(value -> Math.abs(value - along[0])).max().orElseThrow();
            }).max().orElseThrow();
        }).max().orElseThrow();
    }

    /** Follows other numbers of bodies, from starts whose true paths keep farther apart than any two bodies of the data. */
    private static double others(LearnedPairs model, int bodies, long seed) {
        double nearest = Arrays.stream(orbits(seed).train().x()).mapToDouble(x -> nearest(x, 3)).min().orElseThrow();
        double[] masses = DoubleStream.generate(() -> 1).limit(bodies).toArray();
        var system = new Bodies(masses);
        Starts any = OrbitStarts.ring(bodies, 0.9, 1.2, 0.2);
        double[] times = Times.linspace(0, DURATION, 20 * STATES);
        List<double[]> apart = new ArrayList<>();
        for (int i = 0; apart.size() < COUNT; i++) {
            double[] start = any.draw(Seeds.stream(seed, "start of other bodies", i));
            if (keepsApart(system, start, times, nearest)) {
                apart.add(start);
            }
        }
        return new Median().evaluate(rollouts(model.of(masses), system, apart, DURATION).stream()
                .mapToDouble(error -> error.energy().mean()).toArray());
    }

    private static boolean keepsApart(Bodies system, double[] start, double[] times, double least) {
        try {
            return Arrays.stream(EXACT.integrate(system, start, times).states())
                    .allMatch(x -> nearest(x, system.count()) > least);
        } catch (RolloutException e) {
            return false; // they meet
        }
    }

    private static double nearest(double[] x, int bodies) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < bodies; i++) {
            for (int j = 0; j < i; j++) {
                least = Math.min(least, Math.hypot(x[i] - x[j], x[bodies + i] - x[bodies + j]));
            }
        }
        return least;
    }

    /** Reads V off at the distances of the data. */
    private static Law.Constant law(LearnedPairs model, long seed) {
        double[][] distances =
                Arrays.stream(orbits(seed).train().x()).map(x -> new double[] {Math.hypot(x[0] - x[1], x[3] - x[4])})
                        .toArray(double[][]::new);
        TermLibrary library = new TermLibrary(List.of()).and("1/r", r -> 1 / r[0]).and("1/r^2", r -> 1 / (r[0] * r[0]))
                .and("ln r", r -> Math.log(r[0])).and("r", r -> r[0]).and("r^2", r -> r[0] * r[0]);
        Law law = Law.read("V", r -> model.potential(r[0]), distances, library);
        Arguments.require(law.constants().size() == 1 && law.constants().get(0).term().name().equals("1/r"), "the law is %s",
                law);
        return law.constants().get(0);
    }

    private static Outcome twoBodies(int seed) {
        Dataset data =
                TrajectoryData.generate(new Bodies(1, 1), OrbitStarts.twoBodies(), new DataSettings(20, 50, 20, 0, 0.5, seed));
        PairFit fit = PairFit.of(data.train(), 2, new double[] {1, 1}, WIDTH, seed);
        return new Outcome(rollouts(fit.field(), new Bodies(1, 1), starts(OrbitStarts.twoBodies(), seed), 20).stream()
                .mapToDouble(error -> error.energy().mean()).average().orElseThrow(), fit.seconds());
    }

    private static Outcome many(LearnedPairs model) {
        double[] masses = DoubleStream.generate(() -> 1).limit(64).toArray();
        LearnedPairs many = model.of(masses);
        double[] start = PairStarts.apart(64, 2, 12, 1, 0.3).draw(Seeds.stream(0, "many bodies", 0));
        return Outcome.timed(() -> {
            Trajectory path = Methods.leapfrog().every(0.001).integrate(many, start, Times.linspace(0, 1, 1001));
            return Math.abs((many.hamiltonian(path.end()) - many.hamiltonian(start))
                    / PairSystem.gravity(2, masses).hamiltonian(start));
        });
    }
}
