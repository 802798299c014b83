package hnn.bench;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import hnn.Arguments;
import hnn.Native;
import hnn.WholeFile;
import hnn.data.FrameDataset;
import hnn.data.FrameSettings;
import hnn.data.Frames;
import hnn.data.PendulumFrames;
import hnn.experiment.Experiment;
import hnn.experiment.Experiments;
import hnn.network.LatentBlock;
import hnn.training.LatentLoss;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hipparchus.stat.descriptive.rank.Median;
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
        double[] milliseconds = new double[steps];
        double[] last = {0};
        Training.train(block(), data, new TrainingSettings(steps, BATCH, 1e-3, 1e-5, steps, 0), update -> {
            milliseconds[update.step() - 1] = 1e3 * (update.seconds() - last[0]);
            last[0] = update.seconds();
        });
        System.out.printf(Locale.ROOT, "early %.3f%n", median(milliseconds, steps / 5, steps / 3));
        // Not the last step, which has the test in it.
        System.out.printf(Locale.ROOT, "late %.3f%n", median(milliseconds, steps - steps / 6, steps - 1));
    }

    private static double median(double[] values, int from, int to) {
        return new Median().evaluate(Arrays.copyOfRange(values, from, to));
    }

    private void export(Frames frames) {
        try (Model holder = Model.newInstance(model, Device.cpu(), "PyTorch")) {
            NDManager manager = holder.getNDManager();
            LatentBlock<?> block = block();
            holder.setBlock(block);
            NDArray pairs = pairs(manager, frames); // (2, batch, pixels)
            block.initialize(manager, DataType.FLOAT32, pairs.getShape());
            block.getParameters().values().forEach(parameter -> parameter.getArray().setRequiresGradient(true));
            NDList parts;
            try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
                parts = new LatentLoss().parts(pairs,
                        block.forward(new ParameterStore(manager, false), new NDList(pairs), true));
                gradients.backward(parts.get(0).add(parts.get(1)).add(parts.get(2)));
            }
            var arrays = new NDList(ExportedArrays.named("pairs", pairs), ExportedArrays.named("frames", rows(manager, frames)),
                    ExportedArrays.named("losses", manager.create(parts.stream().mapToDouble(NDArray::getFloat).toArray())));
            ExportedArrays.addParameters(arrays, block);
            WholeFile.write(file, arrays.encode(NDList.Encoding.NPZ));
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static NDArray rows(NDManager manager, Frames frames) {
        return manager.create(frames.flat(), new Shape(frames.trials() * frames.times(), frames.pixels()));
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
