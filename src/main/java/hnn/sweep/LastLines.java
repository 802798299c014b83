package hnn.sweep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Reads what a process writes, so that it can go on writing, and keeps its last words. */
final class LastLines {

    private volatile String last = "";

    LastLines(InputStream stream) {
        var reader = new Thread(() -> read(stream), "sweep lines");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream stream) {
        try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                last = line.isBlank() || line.startsWith("\tat ") ? last : line.strip();
            }
        } catch (IOException e) {
            return; // the process has ended
        }
    }

    String last() {
        return last;
    }
}
