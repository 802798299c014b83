package hnn.own;

import hnn.file.CheckedEntry;
import hnn.phase.Trajectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.hipparchus.util.ResizableDoubleArray;

/**
 * A file of Schmidt and Lipson's one-body experiments. Line 1 is a header, {@code %o v} for a pendulum (angle, angular velocity)
 * or {@code %x v} for a spring (position, velocity). Every other line has four numbers: trial, time, and the two that the header
 * names.
 */
final class SchmidtLipsonFile {

    private static final int NUMBERS = 4;
    private static final byte[] ZIP_MAGIC = {'P', 'K'};

    private SchmidtLipsonFile() {}

    /**
     * Reads the first trial from the plain file, or from the zip as published, whose {@code __MACOSX} entries are passed over.
     *
     * @throws DataFileException if the file is missing, empty or broken; the message gives file, line and reason
     */
    static Recording read(Path path, String name) {
        try {
            return isZip(path) ? unzip(path, name) : plain(path);
        } catch (NoSuchFileException e) {
            throw new DataFileException(path, "there is no such file; name the text file or the zip", e);
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw new DataFileException(path, "cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isZip(Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            return Arrays.equals(stream.readNBytes(ZIP_MAGIC.length), ZIP_MAGIC);
        }
    }

    private static Recording plain(Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            return parse(path.toString(), stream, Files.size(path));
        }
    }

    private static Recording unzip(Path path, String name) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            ZipEntry entry = zip.stream().filter(e -> !e.getName().startsWith("__MACOSX/"))
                    .filter(e -> e.getName().equals(name) || e.getName().endsWith("/" + name)).findFirst()
                    .orElseThrow(() -> new DataFileException(path, "the zip holds no " + name, null));
            try (var stream = new CheckedEntry(path, zip, entry)) {
                Recording recording = parse(path + "!" + entry.getName(), stream, entry.getSize());
                stream.finish();
                return recording;
            }
        }
    }

    private static Recording parse(String file, InputStream stream, long size) throws IOException {
        CheckedEntry.requireRoom(3 * size);
        var times = new ResizableDoubleArray(); // of the first trial
        List<double[]> states = new ArrayList<>();
        double first = 0;
        double[] last = null; // (trial, time, position, velocity)
        var lines = new LineNumberReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1));
        requireHeader(file, lines.readLine());
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank()) {
                continue;
            }
            double[] row = numbers(file, lines.getLineNumber(), line);
            if (last != null && row[0] == last[0] && row[1] <= last[1]) {
                throw new DataFileException(file, lines.getLineNumber(), "time " + row[1] + " does not come after " + last[1]);
            }
            first = last == null ? row[0] : first;
            if (row[0] == first) {
                times.addElement(row[1]);
                states.add(Arrays.copyOfRange(row, 2, NUMBERS));
            }
            last = row;
        }
        if (states.isEmpty()) {
            throw new DataFileException(file, 2, "there are no measurements below the header");
        }
        return new Recording(file.substring(file.replace('\\', '/').lastIndexOf('/') + 1), true,
                new Trajectory(times.getElements(), states.toArray(double[][]::new)));
    }

    private static void requireHeader(String file, String header) {
        if (header == null || header.isBlank()) {
            throw new DataFileException(file, 1, "the file is empty");
        }
        if (!header.strip().equals("%o v") && !header.strip().equals("%x v")) {
            throw new DataFileException(file, 1, "the header must be \"%o v\" or \"%x v\", not \"" + header.strip() + "\"");
        }
    }

    private static double[] numbers(String file, int line, String text) {
        String[] words = text.strip().split("\\s+", -1);
        if (words.length != NUMBERS) {
            throw new DataFileException(file, line,
                    "there must be 4 numbers (trial, time, position, velocity), not " + words.length);
        }
        return Arrays.stream(words).mapToDouble(word -> number(file, line, word)).toArray();
    }

    private static double number(String file, int line, String word) {
        try {
            double number = Double.parseDouble(word);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new DataFileException(file, line, "\"" + word + "\" is not a number");
        }
        throw new DataFileException(file, line, word + " is not a finite number");
    }
}
