package hnn.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SparkDriverTest {

    private static final Cargo CARGO = Cargo.of((settings, seed) -> Result.of("x", seed));
    private static final Grid.Point POINT = new Grid.Point(new Settings(Map.of()), 0);

    /** A driver that answers as it is told, stops answering, and takes its time to end. */
    static final class Mute {
        public static void main(String[] arguments) throws IOException, ClassNotFoundException {
            Runtime.getRuntime().addShutdownHook(new Thread(Mute::waitForTheOther));
            new ObjectInputStream(System.in).readObject();
            var out = new DataOutputStream(System.out);
            Wire.answer(out, arguments[0].equals("ready") ? Wire.READY : Wire.FAILED, arguments[1]);
            System.out.close();
            waitForTheOther();
        }

        private static void waitForTheOther() {
            try {
                while (System.in.read() >= 0) {
                    continue;
                }
            } catch (IOException e) {
                return; // it has ended
            }
        }
    }

    private static SparkDriver mute(String... answer) throws InterruptedException {
        return new SparkDriver(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Mute.class.getName(), answer[0], answer[1]), "spark://here:7077", CARGO);
    }

    @Test
    void aJobThatComesAfterTheDriverHasEndedHasAnAnswer() throws InterruptedException {
        SparkDriver driver = mute("ready", "3");
        assertThat(driver.cores()).isEqualTo(3);
        for (int k = 0; k < 3; k++) {
            Outcome outcome = driver.run(POINT, Limits.standard());
            assertThat(outcome.failure()).startsWith("Spark's driver ended");
        }
    }

    @Test
    void whatTheClusterLacksIsSaid() {
        assertThatIllegalArgumentException().isThrownBy(() -> mute("failed", "no worker is free"))
                .withMessage("no worker is free");
    }
}
