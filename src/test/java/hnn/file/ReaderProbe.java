package hnn.file;

import hnn.Native;
import hnn.own.Columns;
import hnn.own.Observations;
import hnn.own.PendulumRecordings;
import hnn.pixel.FramesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads a file in a process of its own. */
final class ReaderProbe {

    private ReaderProbe() {}

    public static void main(String[] arguments) throws IOException {
        Native.prepare();
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "weights" -> NpzWeights.read(file);
            case "frames" -> FramesFile.read(file, 28);
            case "csv" -> Observations.read(file, Columns.of("t", List.of("q"), List.of("p")));
            case "recording" -> PendulumRecordings.read(file);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("read");
    }
}
