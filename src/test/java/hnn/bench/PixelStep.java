package hnn.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import hnn.Arguments;
import hnn.Native;
import hnn.experiment.Experiment;
import hnn.experiment.Experiments;
import hnn.pixel.FrameDataset;
import hnn.pixel.FrameSettings;
import hnn.pixel.FrameTraining;
import hnn.pixel.Frames;
import hnn.pixel.LatentBlock;
import hnn.pixel.LatentLoss;
import hnn.pixel.PendulumFrames;
import hnn.training.TrainingSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The pixel task's training step: exported, so that another program can check that it does the same, and timed. */
@Command(name = "pixel-step")
public final class PixelStep implements Runnable {

    private static final int BATCH = 200;
    private static final FrameSettings FRAMES = FrameSettings.paper().withTrials(50);

    @Parameters(index = "0", description = "HNN or baseline")
    private String model;

    @Parameters(index = "1", description = "where weights, frames, losses and gradients are written as .npz")
    private Path file;

    @Parameters(index = "2", description = "how many steps are timed; 0 to export only")
    private int steps;

    /** Runs the command line. */
    public static void main(String[] arguments) {
        Native.prepare();
        System.exit(new CommandLine(new PixelStep()).execute(arguments));
    }

    @Override
    public void run() {
        Arguments.require(List.of(Experiment.HNN, Experiment.BASELINE).contains(model),
                "model must be HNN or baseline, not %s", model);
        FrameDataset data = PendulumFrames.generate(FRAMES);
        if (steps == 0) {
            export(data.train());
        } else {
            time(data);
        }
    }

    private LatentBlock<?> block() {
        var experiment = Experiments.pixelPendulum();
        return model.equals(Experiment.HNN) ? experiment.hamiltonian(0) : experiment.baseline(0);
    }

    private void time(FrameDataset data) {
        var times = new StepTimes(steps);
        FrameTraining.train(block(), data, new TrainingSettings(steps, BATCH, 1e-3, 1e-5, steps, 0), times, null);
        System.out.printf(Locale.ROOT, "early %.3f%n", times.median(steps / 5, steps / 3));
        System.out.printf(Locale.ROOT, "late %.3f%n", times.median(steps - steps / 6, steps - 1));
    }

    private void export(Frames frames) {
        LatentBlock<?> block = block();
        ExportedArrays.write(file, model, block,
                manager -> new NDList(ExportedArrays.named("pairs", pairs(manager, frames)),
                        ExportedArrays.named("frames", rows(manager, frames))),
                inputs -> ExportedArrays.recorded(block, inputs.head(), output -> LatentLoss.parts(inputs.head(), output)));
    }

    private static NDArray rows(NDManager manager, Frames frames) {
        return manager.create(frames.flat(), new Shape((long) frames.trials() * frames.times(), frames.pixels()));
    }

    private static NDArray pairs(NDManager manager, Frames frames) {
        int length = 2 * frames.pixels();
        float[] flat = new float[2 * BATCH * length];
        for (int i = 0; i < 2 * BATCH; i++) {
            int row = i % BATCH;
            float[] pair = frames.pair(row % frames.trials(), row / frames.trials() + i / BATCH);
            System.arraycopy(pair, 0, flat, i * length, length);
        }
        return manager.create(flat, new Shape(2, BATCH, length));
    }
}
