package hnn.experiment;

import hnn.Arguments;
import hnn.experiment.TimedTrials.Outcome;
import hnn.network.BaselineBlock;
import hnn.network.FieldBlock;
import hnn.network.Mlp;
import hnn.phase.Field;
import hnn.phase.Times;
import hnn.pixel.FrameDataset;
import hnn.pixel.FrameTraining;
import hnn.pixel.FramesFile;
import hnn.pixel.GymPendulum;
import hnn.pixel.LatentBlock;
import hnn.pixel.LatentModel;
import hnn.separable.NewtonBlock;
import hnn.training.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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
