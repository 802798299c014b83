package hnn.training;

import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.system.MassSpring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trains an HNN in a process of its own and prints the process's resident memory, in kB, after two numbers of steps. */
final class MemoryProbe {

    private MemoryProbe() {}

    public static void main(String[] arguments) {
        int early = Integer.parseInt(arguments[0]);
        int late = Integer.parseInt(arguments[1]);
        Dataset data = TrajectoryData.generate(
                new MassSpring(), Starts.ring(0.1, 1), new DataSettings(8, 25, 3, 0.1, 0.5, 0));
        var settings = new TrainingSettings(late, 100, 1e-3, 1e-4, 100, 0);
        Training.train(new HamiltonianBlock(new Mlp(2, 200, 1, 0)), data, settings, update -> {
            if (update.step() == early || update.step() == late) {
                System.out.println(update.step() + " " + residentKilobytes());
            }
        });
    }

    private static long residentKilobytes() {
        System.gc();
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
