package hnn.file;

import static org.assertj.core.api.Assertions.assertThat;

import hnn.own.PendulumRecordings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No reader takes more than three times what is in a file, uncompressed, or it refuses the file with its size. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class ReaderMemoryTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "recording", "recording in a zip"})
    void textTakesAtMostThreeTimesTheFile(String reader) throws IOException, InterruptedException {
        long size = uncompressed(reader, folder.resolve("large"), 64 * MEGABYTE);
        long itself = 24; // megabytes that Java needs for its own classes
        assertThat(run(reader, "large", "-Xmx" + (3 * size / MEGABYTE + itself) + "m")).isEqualTo("read");
    }

    /** Weights are kept in double precision in both orders, pixels in single: the room is asked for before it is taken. */
    @ParameterizedTest
    @ValueSource(strings = {"weights", "frames", "csv", "recording", "recording in a zip"})
    void whatHasNoRoomIsRefusedWithItsSize(String reader) throws IOException, InterruptedException {
        uncompressed(reader, folder.resolve("large"), 64 * MEGABYTE);
        assertThat(run(reader, "large", "-Xmx120m"))
                .matches("(?s).*takes 0\\.\\d+ GB in memory, but Java has 0\\.\\d+ GB left.*");
    }

    /** Returns what a reader prints in a process of its own. */
    private String run(String reader, String file, String heap) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap,
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), ReaderProbe.class.getName(),
                reader.replaceFirst(" .*", ""), folder.resolve(file).toString()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return output;
    }

    /** Writes a file of about so many bytes; returns how many there are, uncompressed. */
    private static long uncompressed(String reader, Path file, int size) throws IOException {
        return switch (reader) {
            case "weights" -> weights(file, (int) Math.sqrt(size / 4.0));
            case "frames" -> frames(file, Math.max(3, size / (28 * 28)));
            case "csv" -> text(Files.newOutputStream(file), "t,q,p", ",", size);
            case "recording" -> text(Files.newOutputStream(file), "%o v", " 0 ", size);
            default -> {
                var zip = new ZipOutputStream(Files.newOutputStream(file));
                zip.putNextEntry(new ZipEntry(PendulumRecordings.FILE));
                yield text(zip, "%o v", " 0 ", size);
            }
        };
    }

    private static long text(OutputStream stream, String head, String separator, int size) {
        long written = 0;
        try (var out = new PrintWriter(stream, false, StandardCharsets.UTF_8)) {
            out.println(head);
            for (int i = 0; written < size; i++) {
                String row = separator.equals(",") ? 0.1 * i + "," + (float) Math.cos(i) + "," + (float) Math.sin(i)
                        : "0 " + 0.1 * i + " " + (float) Math.cos(i) + " " + (float) Math.sin(i);
                out.println(row);
                written += row.length() + 1;
            }
        }
        return written;
    }

    private static long weights(Path file, int units) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            return floats(zip, "linear1.weight", units, 2) + floats(zip, "linear1.bias", units)
                    + floats(zip, "linear2.weight", units, units) + floats(zip, "linear2.bias", units)
                    + floats(zip, "linear3.weight", 1, units) + floats(zip, "linear3.bias", 1);
        }
    }

    private static long frames(Path file, int times) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            return array(zip, "frames", "|u1", new byte[times * 28 * 28], 1, times, 28, 28);
        }
    }

    private static long floats(ZipOutputStream zip, String name, int... shape) throws IOException {
        int size = 4;
        for (int length : shape) {
            size *= length;
        }
        return array(zip, name, "<f4", new byte[size], shape);
    }

    private static long array(ZipOutputStream zip, String name, String type, byte[] content, int... shape) throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(NpyHeader.bytes(type, Arrays.stream(shape).asLongStream().toArray()));
        zip.write(content);
        zip.closeEntry();
        return content.length;
    }
}
