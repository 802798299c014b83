package hnn.training;

import hnn.ResidentMemory;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.file.Checkpoints;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.pixel.FrameDataset;
import hnn.pixel.FrameSettings;
import hnn.pixel.FrameTraining;
import hnn.pixel.LatentBlock;
import hnn.pixel.PendulumFrames;
import hnn.system.MassSpring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trains an HNN in a process of its own and prints the process's resident memory, in kB, after two numbers of steps. */
final class MemoryProbe {

    private MemoryProbe() {}

    public static void main(String[] arguments) throws IOException {
        int early = Integer.parseInt(arguments[1]);
        int late = Integer.parseInt(arguments[2]);
        var settings = new TrainingSettings(late, 50, 1e-3, 1e-4, 100, 0);
        Progress progress = update -> {
            if (update.step() == early || update.step() == late) {
                System.out.println(update.step() + " " + ResidentMemory.kilobytes());
            }
        };
        if (arguments[0].equals("frames")) {
            onFrames(settings, progress);
        } else {
            onStates(settings, progress);
        }
    }

    private static void onStates(TrainingSettings settings, Progress progress) {
        Dataset data = TrajectoryData.generate(
                new MassSpring(), Starts.ring(0.1, 1), new DataSettings(8, 25, 3, 0.1, 0.5, 0));
        Training.train(new HamiltonianBlock(new Mlp(2, 200, 1, 0)), data, settings, progress);
    }

    /** With a checkpoint, whose writing must leave nothing behind either. */
    private static void onFrames(TrainingSettings settings, Progress progress) throws IOException {
        FrameDataset data = PendulumFrames.generate(FrameSettings.paper().withTrials(5).withSide(8));
        Path file = Files.createTempFile("memory", ".checkpoint");
        Files.delete(file);
        try {
            FrameTraining.train(new LatentBlock<>(data.pairPixels(), 50, new HamiltonianBlock(new Mlp(2, 50, 1, 0)), 0),
                    data, settings, progress, new Checkpoints(file, 200));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
