package hnn.experiment;

import hnn.Arguments;
import hnn.Seeds;
import hnn.chaos.DoublePendulum;
import hnn.experiment.TimedTrials.Outcome;
import hnn.network.BaselineBlock;
import hnn.network.FieldBlock;
import hnn.network.Mlp;
import hnn.phase.Field;
import hnn.phase.Times;
import hnn.pixel.CoordinateMap;
import hnn.pixel.FrameDataset;
import hnn.pixel.FrameTraining;
import hnn.pixel.FramesFile;
import hnn.pixel.GymPendulum;
import hnn.pixel.LatentBlock;
import hnn.pixel.LatentModel;
import hnn.pixel.LatentRollouts;
import hnn.pixel.PendulumCamera;
import hnn.pixel.PendulumFrames;
import hnn.rollout.DormandPrince;
import hnn.separable.NewtonBlock;
import hnn.training.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a loss reaches on the pendulum from pixels whose time fits its coordinates, from the command line. */
@Command(name = "environment/run pixels", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Trains the pendulum from pixels with a momentum of half a frame later: baseline and HNN.")
public final class PixelsCommand extends ResultsCommand {

    private static final int FRAMES = 1000;
    private static final int SPAN = 100;
    private static final int WINDOW = 8;
    /** Windows in a batch: 400 pairs of frames, as many as the paper's loss sees in a step. */
    private static final int WINDOWS = 50;
    private static final String HNN = "HNN";
    private static final String BASELINE = "baseline";

    @Option(names = "--seeds", defaultValue = "3", description = "How many seeds, from 0 on (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--frames", paramLabel = "FILE",
            description = "Frames of another renderer, as FramesFile reads them; the same for all seeds.")
    private Path frames;

    private final FrameExperiment paper = Experiments.pixelPendulum();
    private final Map<String, FrameResult> results = new HashMap<>();
    private final Map<String, LatentModel<?>> models = new HashMap<>();

    private PixelsCommand() {
        super("pixels.csv");
    }

    /** Runs the command line. */
    public static void main(String[] arguments) {
        new PixelsCommand().run(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Arguments.atLeast("--seeds", 1, seeds);
        var kept = KeptTable.begun(csv, KeptTable.ofStrings("pixels", "what", "mean", "each", "seconds"));
        TimedTrials.add(kept, "staggered HNN: energy MSE", seeds, seed -> trained(HNN,
                new NewtonBlock(new Mlp(1, paper.hidden(), 1, seed)), seed));
        TimedTrials.add(kept, "staggered HNN: whole loss, training frames", seeds,
                seed -> known(HNN, seed, result -> result.trainLoss().mean()));
        TimedTrials.add(kept, "staggered HNN: whole loss, test frames, % of the variance", seeds,
                seed -> known(HNN, seed, result -> 100 * result.testLoss().mean() / result.variance()));
        TimedTrials.add(kept, "staggered HNN: change of the true energy over 1000 frames, %", seeds,
                seed -> Outcome.timed(() -> 100 * drift(seed)));
        TimedTrials.add(kept, "staggered baseline: energy MSE", seeds, seed -> trained(BASELINE,
                new BaselineBlock(new Mlp(2, paper.hidden(), 2, seed)), seed));
        TimedTrials.add(kept, "staggered baseline: whole loss, training frames", seeds,
                seed -> known(BASELINE, seed, result -> result.trainLoss().mean()));
        TimedTrials.add(kept, "baseline's energy MSE over the HNN's", seeds, seed -> known(BASELINE, seed,
                result -> result.rollout().energy().mean() / results.get(HNN + seed).rollout().energy().mean()));
        for (double degrees : frames == null ? new double[] {20, 45, 90} : new double[0]) {
            TimedTrials.add(kept,
                    String.format(Locale.ROOT, "double pendulum from %.0f degrees: coordinate MSE over that at rest", degrees),
                    seeds, seed -> twoPendulums(Math.toRadians(degrees), seed));
        }
        print(kept.table(), kept.table().selectColumns("what", "mean", "seconds"));
        System.out.printf(Locale.ROOT, "%d processors; the results: %s%n", Runtime.getRuntime().availableProcessors(), csv);
        return 0;
    }

    private <F extends Field> Outcome trained(String name, FieldBlock<F> dynamics, int seed) {
        FrameDataset data = data(seed);
        var trained = FrameTraining.train(
                LatentBlock.staggered(WINDOW, data.pairPixels(), paper.hidden(), LatentBlock.LATENT, dynamics, seed), data,
                paper.training().withBatchSize(WINDOWS).withSeed(seed), Progress.silent(), null);
        FrameResult result = FrameResult.of(paper, data, trained);
        results.put(name + seed, result);
        models.put(name + seed, trained.field());
        return new Outcome(result.rollout().energy().mean(), trained.seconds());
    }

    /** Learns two pendulums, the second hung on the first, let go at rest within an angle, from frames of 14 by 14 pixels. */
    private Outcome twoPendulums(double angle, int seed) {
        var system = new DoublePendulum();
        RandomGenerator random = Seeds.stream(seed, "two pendulums", 0);
        List<double[]> starts = Stream.generate(() -> new double[] {
            angle * (2 * random.nextDouble() - 1), angle * (2 * random.nextDouble() - 1), 0, 0}).limit(paper.frames().trials())
                .toList();
        int times = paper.frames().frames();
        FrameDataset data =
                FrameDataset.split(PendulumFrames.of(new PendulumCamera(14), DormandPrince.standard().integrate(system, starts,
                        Times.linspace(0, 0.2 * (times - 1), times))), paper.frames().testFraction());
        var trained = FrameTraining.train(LatentBlock.staggered(WINDOW, data.pairPixels(), paper.hidden(), 4,
                new NewtonBlock(new Mlp(2, paper.hidden(), 1, seed)), seed), data,
                paper.training().withBatchSize(WINDOWS).withSeed(seed), Progress.silent(), null);
        LatentModel<?> model = trained.field();
        double error = LatentRollouts.error(system, model, CoordinateMap.fit(model, data.train()), data.test(), paper.rollouts(),
                paper.steps(), model.integrator()).coordinates().mean();
        double still = IntStream.range(0, paper.rollouts()).boxed()
                .flatMap(trial -> Arrays.stream(data.test().path(trial).part(0, paper.steps() + 1).states()))
                .mapToDouble(x -> Arrays.stream(x).map(v -> v * v).average().orElseThrow()).average().orElseThrow();
        return new Outcome(error / still, trained.seconds());
    }

    private FrameDataset data(int seed) {
        return frames == null ? paper.dataset(seed) : FrameDataset.split(FramesFile.read(frames), paper.frames().testFraction());
    }

    private Outcome known(String name, int seed, ToDoubleFunction<FrameResult> what) {
        return Outcome.timed(() -> what.applyAsDouble(results.get(name + seed)));
    }

    /** Returns how much the mean energy of the last hundred frames differs from that of the first, as a part of it; the mean over trials. */
    private double drift(int seed) {
        LatentModel<?> model = models.get(HNN + seed);
        FrameResult result = results.get(HNN + seed);
        FrameDataset data = data(seed);
        return IntStream.range(0, paper.rollouts()).mapToDouble(trial -> {
            double[] energies = result.map().at(model.integrator().integrate(model, model.encode(data.test().pair(trial, 0)),
                    Times.linspace(0, FRAMES, FRAMES + 1))).along(GymPendulum.ENERGY::hamiltonian);
            double first = Arrays.stream(energies, 0, SPAN).average().orElseThrow();
            double last = Arrays.stream(energies, energies.length - SPAN, energies.length).average().orElseThrow();
            return Math.abs(last / first - 1);
        }).average().orElseThrow();
    }
}
