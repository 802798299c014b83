package hnn.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {

    /** As the sockets of a kernel: a thread with an interrupt loses it there, and what it writes. */
    private static final class Socket extends OutputStream {
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();

        @Override
        public void write(int one) {
            if (Thread.interrupted()) {
                throw new IllegalStateException("interrupted");
            }
            received.write(one);
        }
    }

    private final Socket socket = new Socket();
    private final PrintStream out = Screen.through(new PrintStream(socket, true, StandardCharsets.UTF_8));

    @Test
    void anInterruptedThreadPrintsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        out.println("period 3.41, 20 °");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(socket.received.toString(StandardCharsets.UTF_8)).isEqualTo("period 3.41, 20 °" + System.lineSeparator());
    }

    @Test
    void whatIsPrintedWhileSomethingIsShownDoesNotWaitForItself() {
        Screen.run(() -> out.print("shown"));
        assertThat(socket.received.toString(StandardCharsets.UTF_8)).isEqualTo("shown");
    }
}
