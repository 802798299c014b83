package hnn.endurance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** What was tried how often, for the end of {@code ./environment/test --long}. */
final class Endurance {

    private static final Path FILE = Path.of("target", "endurance.txt");

    private Endurance() {}

    static void say(String format, Object... arguments) throws IOException {
        String line = String.format(Locale.ROOT, format, arguments) + "\n";
        System.err.print(line);
        Files.write(FILE, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
