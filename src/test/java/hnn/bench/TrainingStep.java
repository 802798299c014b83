package hnn.bench;

import ai.djl.ndarray.NDList;
import hnn.EngineMemory;
import hnn.Native;
import hnn.Seeds;
import hnn.data.Dataset;
import hnn.data.Samples;
import hnn.experiment.Experiment;
import hnn.network.BaselineBlock;
import hnn.network.ClosedForm;
import hnn.network.FieldBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.phase.PhaseSpace;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A training step on samples: exported, so that another program can check that it does the same, and timed. */
@Command(name = "training-step")
public final class TrainingStep implements Runnable {

    private enum What { EXPORT, TIME, FIRST, MEMORY }

    @Parameters(index = "0", description = "where weights, samples, loss and gradients are written as .npz")
    private Path file;

    @Parameters(index = "1", description = "HNN or baseline")
    private String model;

    @Parameters(index = "2", description = "samples in a batch")
    private int rows;

    @Parameters(index = "3", description = "the dimension 2n of phase space")
    private int dimension;

    @Parameters(index = "4", description = "hidden units in a layer")
    private int hidden;

    @Parameters(index = "5", description = "${COMPLETION-CANDIDATES}")
    private What what;

    @Parameters(index = "6", description = "how many steps")
    private int steps;

    /** Runs the command line. */
    public static void main(String[] arguments) {
        Native.prepare();
        System.exit(new CommandLine(new TrainingStep()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
    }

    @Override
    public void run() {
        Samples samples = samples();
        if (what == What.EXPORT) {
            export(samples);
        } else {
            train(new Dataset(samples, samples.part(0, 1)));
        }
    }

    private Samples samples() {
        RandomGenerator random = Seeds.stream(0, "bench", 0);
        double[][] x = new double[rows][dimension];
        double[][] velocity = new double[rows][];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < dimension; k++) {
                x[i][k] = random.nextGaussian();
            }
            velocity[i] = PhaseSpace.symplecticGradient(x[i]);
        }
        return new Samples(new int[rows], x, velocity);
    }

    private FieldBlock<?> block() {
        return model.equals(Experiment.HNN) ? new HamiltonianBlock(new Mlp(dimension, hidden, 1, 0))
                : new BaselineBlock(new Mlp(dimension, hidden, dimension, 0));
    }

    private void train(Dataset data) {
        var times = new StepTimes(steps);
        Training.train(block(), data, new TrainingSettings(steps, rows, 1e-3, 0, steps, 0), update -> {
            times.report(update);
            if (what == What.FIRST && update.step() == 1) {
                print("first", System.currentTimeMillis() / 1e3);
            } else if (what == What.MEMORY && update.step() == steps / 10) {
                print("memory-early", memory("VmRSS"));
            }
        });
        if (what == What.MEMORY) {
            print("memory-late", memory("VmRSS"));
            print("memory-peak", memory("VmHWM"));
        } else if (what == What.TIME) {
            print("step", times.median(steps / 2, steps - 1));
            print("mean", times.mean(steps / 2, steps - 1));
        }
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s %.4f%n", name, value);
    }

    /** Returns a line of the process's own status in MB. */
    private static double memory(String line) {
        try {
            Matcher found = Pattern.compile(line + ":\\s+(\\d+) kB").matcher(Files.readString(Path.of("/proc/self/status")));
            return found.find() ? Double.parseDouble(found.group(1)) / 1024 : Double.NaN;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void export(Samples samples) {
        FieldBlock<?> block = block();
        ExportedArrays.write(file, model, block,
                manager -> new NDList(ExportedArrays.named("x", EngineMemory.matrix(manager, samples.x())),
                        ExportedArrays.named("velocity", EngineMemory.matrix(manager, samples.velocity()))),
                inputs -> new NDList(inputs.get(0).getManager().create(
                        (float) ClosedForm.of(block, block.loss()).orElseThrow().loss(inputs.get(0), inputs.get(1))[0])));
    }
}
