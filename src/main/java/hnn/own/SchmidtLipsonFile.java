package hnn.own;

import hnn.phase.Trajectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A file of Schmidt and Lipson's one-body experiments. Line 1 is a header, {@code %o v} for a pendulum (angle, angular velocity)
 * or {@code %x v} for a spring (position, velocity). Every other line has four numbers: trial, time, and the two that the header
 * names.
 */
final class SchmidtLipsonFile {

    private static final int NUMBERS = 4;
    private static final int ZIP_MAGIC = 0x504B;

    private SchmidtLipsonFile() {}

    /**
     * Reads the first trial from the plain file, or from the zip as published, whose {@code __MACOSX} entries are passed over.
     *
     * @throws DataFileException if the file is missing, empty or broken; the message gives file, line and reason
     */
    static Recording read(Path path, String name) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            boolean zip = bytes.length > 1 && ((bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF)) == ZIP_MAGIC;
            return zip ? unzip(path, name) : parse(path.toString(), bytes);
        } catch (NoSuchFileException e) {
            throw new DataFileException(path, "there is no such file; name the text file or the zip", e);
        } catch (IOException e) {
            throw new DataFileException(path, "cannot be read: " + e.getMessage(), e);
        }
    }

    private static Recording unzip(Path path, String name) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            ZipEntry entry = zip.stream().filter(e -> !e.getName().startsWith("__MACOSX/"))
                    .filter(e -> e.getName().equals(name) || e.getName().endsWith("/" + name)).findFirst()
                    .orElseThrow(() -> new DataFileException(path, "the zip holds no " + name, null));
            return parse(path + "!" + entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
    }

    private static Recording parse(String file, byte[] bytes) {
        List<String> lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
        if (lines.stream().allMatch(String::isBlank)) {
            throw new DataFileException(file, 1, "the file is empty");
        }
        String header = lines.get(0).strip();
        if (!header.equals("%o v") && !header.equals("%x v")) {
            throw new DataFileException(file, 1, "the header must be \"%o v\" or \"%x v\", not \"" + header + "\"");
        }
        List<double[]> rows = new ArrayList<>(); // (trial, time, position, velocity)
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                double[] row = numbers(file, i + 1, lines.get(i));
                double[] last = rows.isEmpty() ? row : rows.get(rows.size() - 1);
                if (!rows.isEmpty() && row[0] == last[0] && row[1] <= last[1]) {
                    throw new DataFileException(file, i + 1, "time " + row[1] + " does not come after " + last[1]);
                }
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            throw new DataFileException(file, 2, "there are no measurements below the header");
        }
        List<double[]> trial = rows.stream().filter(row -> row[0] == rows.get(0)[0]).toList();
        return new Recording(file.substring(file.replace('\\', '/').lastIndexOf('/') + 1), true, new Trajectory(
                trial.stream().mapToDouble(row -> row[1]).toArray(),
                trial.stream().map(row -> Arrays.copyOfRange(row, 2, NUMBERS)).toArray(double[][]::new)));
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
