package hnn.own;

import hnn.file.CheckedEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A file of Schmidt and Lipson's experiments, plain or in the zip as published. */
final class SchmidtLipsonFile {

    private static final byte[] ZIP_MAGIC = {'P', 'K'};

    private SchmidtLipsonFile() {}

    /**
     * Reads the plain file, or the zip's, whose {@code __MACOSX} entries are passed over.
     *
     * @throws DataFileException if the file is missing, empty or broken; the message gives file, line and reason
     */
    static Measurements read(Path path, String name) {
        try {
            return Files.isRegularFile(path) && isZip(path) ? unzip(path, name) : MeasurementText.read(path, ' ', '.');
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw new DataFileException(path, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads the first trial of a body with one coordinate and its rate. */
    static Recording first(Path path, String name) {
        Observations observed = gathered(path, name).observations();
        String file = observed.source();
        return new Recording(file.substring(file.replace('\\', '/').lastIndexOf('/') + 1), true, observed.paths().get(0));
    }

    private static ObservationRows gathered(Path path, String name) {
        Measurements all = read(path, name);
        List<String> names = all.names();
        if (names.size() != 4 || !names.get(0).equals("trial")) {
            throw new DataFileException(all.source(), 1,
                    "the header must be \"%o v\" or \"%x v\", with 4 numbers in each row (trial, "
                            + "time, position, velocity): there are " + names);
        }
        return all.gathered(Columns.rates("t", List.of(names.get(2)), List.of(names.get(3))).withTrajectory("trial"));
    }

    private static boolean isZip(Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            return Arrays.equals(stream.readNBytes(ZIP_MAGIC.length), ZIP_MAGIC);
        }
    }

    private static Measurements unzip(Path path, String name) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            ZipEntry entry = zip.stream().filter(e -> !e.getName().startsWith("__MACOSX/"))
                    .filter(e -> e.getName().equals(name) || e.getName().endsWith("/" + name)).findFirst()
                    .orElseThrow(() -> new DataFileException(path, "the zip holds no " + name, null));
            try (var stream = new CheckedEntry(path, zip, entry)) {
                Measurements read = MeasurementText.read(path + "!" + entry.getName(), stream, entry.getSize(), ' ', '.');
                stream.finish();
                return read;
            }
        }
    }
}
