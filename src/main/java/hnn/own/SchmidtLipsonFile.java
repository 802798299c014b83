package hnn.own;

import hnn.phase.Trajectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * A file of Schmidt and Lipson's one-body experiments as a table.
 *
 * <p>Line 1 is a header, {@code %o v} for a pendulum (angle, angular velocity) or {@code %x v} for a spring (position,
 * velocity). Every other line has four numbers: trial, time, and the two that the header names.
 *
 * @param name the file's name without its folder
 * @param table the columns trial, t, o or x, v
 */
public record SchmidtLipsonFile(String name, Table table) {

    private static final int NUMBERS = 4;
    private static final int ZIP_MAGIC = 0x504B;

    /**
     * Reads the plain file, or the zip as published, whose {@code __MACOSX} entries are passed over.
     *
     * @param path the text file or the zip
     * @param name the file's name within the zip
     * @throws DataFileException if the file is missing, empty or broken; the message gives file, line and reason
     */
    public static SchmidtLipsonFile read(Path path, String name) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            boolean zip = bytes.length > 1 && ((bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF) == ZIP_MAGIC;
            return zip ? unzip(path, name) : parse(path.toString(), bytes);
        } catch (NoSuchFileException e) {
            throw new DataFileException(path, "there is no such file; name the text file or the zip", e);
        } catch (IOException e) {
            throw new DataFileException(path, "cannot be read: " + e.getMessage(), e);
        }
    }

    private static SchmidtLipsonFile unzip(Path path, String name) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(e -> !e.getName().startsWith("__MACOSX/"))
                    .filter(e -> e.getName().equals(name) || e.getName().endsWith("/" + name))
                    .findFirst()
                    .orElseThrow(() -> new DataFileException(path, "the zip holds no " + name, null));
            return parse(path + "!" + entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
    }

    private static SchmidtLipsonFile parse(String file, byte[] bytes) {
        List<String> lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
        if (lines.isEmpty() || lines.stream().allMatch(String::isBlank)) {
            throw new DataFileException(file, 1, "the file is empty");
        }
        String position = position(file, lines.get(0));
        List<double[]> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                double[] row = numbers(file, i + 1, lines.get(i));
                checkOrder(file, i + 1, rows, row);
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            throw new DataFileException(file, 2, "there are no measurements below the header");
        }
        String name = file.substring(file.replace('\\', '/').lastIndexOf('/') + 1);
        return new SchmidtLipsonFile(name, Table.create(name, column("trial", rows, 0), column("t", rows, 1),
                column(position, rows, 2), column("v", rows, NUMBERS - 1)));
    }

    private static String position(String file, String header) {
        String names = header.strip();
        if (!names.equals("%o v") && !names.equals("%x v")) {
            throw new DataFileException(file, 1, "the header must be \"%o v\" or \"%x v\", not \"" + names + "\"");
        }
        return names.substring(1, 2);
    }

    private static double[] numbers(String file, int line, String text) {
        String[] words = text.strip().split("\\s+");
        if (words.length != NUMBERS) {
            throw new DataFileException(file, line,
                    "there must be 4 numbers (trial, time, position, velocity), not " + words.length);
        }
        double[] numbers = new double[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            try {
                numbers[i] = Double.parseDouble(words[i]);
            } catch (NumberFormatException e) {
                throw new DataFileException(file, line, "\"" + words[i] + "\" is not a number");
            }
            if (!Double.isFinite(numbers[i])) {
                throw new DataFileException(file, line, words[i] + " is not a finite number");
            }
        }
        return numbers;
    }

    private static void checkOrder(String file, int line, List<double[]> rows, double[] row) {
        if (!rows.isEmpty()) {
            double[] last = rows.get(rows.size() - 1);
            if (row[0] == last[0] && row[1] <= last[1]) {
                throw new DataFileException(file, line, "time " + row[1] + " does not come after " + last[1]);
            }
        }
    }

    private static DoubleColumn column(String name, List<double[]> rows, int index) {
        return DoubleColumn.create(name, rows.stream().mapToDouble(row -> row[index]).toArray());
    }

    /** Returns the first trial as a path of (position, velocity). */
    public Recording recording() {
        double first = table.doubleColumn("trial").get(0);
        Table trial = table.where(table.doubleColumn("trial").isEqualTo(first));
        double[] position = trial.doubleColumn(2).asDoubleArray();
        double[] velocity = trial.doubleColumn("v").asDoubleArray();
        double[][] states = new double[position.length][];
        for (int i = 0; i < states.length; i++) {
            states[i] = new double[] {position[i], velocity[i]};
        }
        return new Recording(name, true, new Trajectory(trial.doubleColumn("t").asDoubleArray(), states));
    }
}
