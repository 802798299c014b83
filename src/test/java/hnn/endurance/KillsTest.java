package hnn.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs killed at random moments: each goes on to the bits of one that was not, and leaves no process behind. */
@Tag("long")
class KillsTest {

    private static final long SECONDS_TO_END = 30;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"training, 34", "sweep, 33", "table, 33"})
    void whatWasKilledGoesOnToTheSameBits(String work, int usual) throws IOException, InterruptedException {
        int kills = Integer.getInteger("hnn.endurance.kills", usual);
        long begin = System.nanoTime();
        String unbroken = ended(work, Files.createDirectory(folder.resolve("unbroken")));
        long whole = System.nanoTime() - begin;
        long seed = Long.getLong("hnn.endurance.seed", new Random().nextInt(1_000_000));
        var random = new Random(seed);
        int before = 0;
        for (int kill = 0; kill < kills; kill++) {
            Path place = Files.createDirectory(folder.resolve("kill" + kill));
            Process victim = begun(work, place);
            boolean alive = !victim.waitFor((long) (random.nextDouble() * whole), TimeUnit.NANOSECONDS);
            before += alive ? 1 : 0;
            List<ProcessHandle> all = new ArrayList<>(victim.descendants().toList());
            victim.destroyForcibly().waitFor();
            for (ProcessHandle child : all) {
                assertThat(child.onExit().orTimeout(SECONDS_TO_END, TimeUnit.SECONDS))
                        .as("a process is left, seed %d, kill %d", seed, kill)
                        .succeedsWithin(SECONDS_TO_END, TimeUnit.SECONDS);
            }
            assertThat(ended(work, place)).as("-Dhnn.endurance.seed=%d, kill %d of a %s", seed, kill, work).isEqualTo(unbroken);
        }
        Endurance.say("%d kills of a %s at random moments, %d of them before its end: each went on to the same bits (seed %d)",
                kills, work,
                before, seed);
    }

    private static Process begun(String work, Path place) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Victim.class.getName(), work, place.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(place.resolve("errors").toFile()).start();
    }

    private static String ended(String work, Path place) throws IOException, InterruptedException {
        Process victim = begun(work, place);
        assertThat(victim.waitFor()).as(() -> place + " " + read(place.resolve("errors"))).isZero();
        return read(place.resolve("result"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
