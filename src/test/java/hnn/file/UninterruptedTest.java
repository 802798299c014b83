package hnn.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UninterruptedTest {

    @Test
    void anInterruptInTheMiddleCutsNothingAndStays(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rows");
        Thread caller = Thread.currentThread();
        Uninterrupted.run(() -> {
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[] {'a'}));
                caller.interrupt();
                channel.write(ByteBuffer.wrap(new byte[] {'b'}));
            }
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent("ab");
    }

    @Test
    void whatGoesWrongIsThrown() {
        assertThatIOException().isThrownBy(() -> Uninterrupted.run(() -> {
            throw new IOException("full");
        })).withMessage("full");
        assertThatIllegalArgumentException().isThrownBy(() -> Uninterrupted.run(() -> {
            throw new IllegalArgumentException("not ours");
        })).withMessage("not ours");
    }
}
