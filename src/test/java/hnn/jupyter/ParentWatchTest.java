package hnn.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class ParentWatchTest {

    @Test
    void aKernelEndsWhenItsServerIsKilled() throws IOException, InterruptedException {
        Process server = new ProcessBuilder("sleep", "600").start();
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Kernel.class.getName());
        builder.environment().put(ParentWatch.VARIABLE, Long.toString(server.pid()));
        Process kernel = builder.start();
        try {
            assertThat(kernel.getInputStream().read()).as("it has begun").isEqualTo('b');
            assertThat(kernel.isAlive()).isTrue();
            server.destroyForcibly();
            assertThat(kernel.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(kernel.exitValue()).isEqualTo(1);
        } finally {
            kernel.destroyForcibly();
            server.destroyForcibly();
        }
    }

    /** A program that would never end. */
    static final class Kernel {

        private Kernel() {}

        public static void main(String[] arguments) throws InterruptedException {
            ParentWatch.begin();
            System.out.print('b');
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }
}
