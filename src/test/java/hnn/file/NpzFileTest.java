package hnn.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as NumPy writes them, and as they should not be. */
class NpzFileTest {

    @TempDir
    private Path folder;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private static byte[] array(String header, byte[] content) {
        byte[] text = (header + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(10 + text.length + content.length).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0)
                .putShort((short) text.length).put(text).put(content).array();
    }

    private static String header(String type, boolean fortran, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': (" + shape + "), }";
    }

    private static byte[] doubles(String shape, double... numbers) {
        ByteBuffer content = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(numbers).forEach(content::putDouble);
        return array(header("<f8", false, shape), content.array());
    }

    private Path file() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey() + ".npy"));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return Files.write(folder.resolve("arrays.npz"), bytes.toByteArray());
    }

    private static double[] read(Path file, String name) throws IOException {
        try (var arrays = NpzFile.open(file)) {
            return arrays.doubles(name);
        }
    }

    @ParameterizedTest
    @CsvSource({"f4,4", "f8,8", "i1,1", "i2,2", "i4,4", "i8,8", "u1,1", "u2,2", "u4,4", "u8,8", "b1,1"})
    void everyTypeIsReadInBothByteOrders(String type, int bytes) throws IOException {
        for (char order : new char[] {'<', '>'}) {
            ByteBuffer content = ByteBuffer.allocate(2 * bytes)
                    .order(order == '<' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            for (int k = 0; k < 2; k++) {
                switch (type) {
                    case "f4" -> content.putFloat(k);
                    case "f8" -> content.putDouble(k);
                    default -> content.put(order == '<' ? k * bytes : (k + 1) * bytes - 1, (byte) k);
                }
            }
            entries.put("x", array(header(bytes == 1 ? "|" + type : order + type, false, "2,"), content.array()));
            assertThat(read(file(), "x")).containsExactly(0, 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"u1,255", "i1,-1", "<u2,65535", "<i2,-1", "<u4,4294967295", "<i4,-1", "<i8,-1", "<u8,18446744073709551615"})
    void theSignIsTheTypes(String type, double number) throws IOException {
        byte[] ones = new byte[type.charAt(type.length() - 1) - '0'];
        Arrays.fill(ones, (byte) -1);
        entries.put("x", array(header(type.length() == 2 ? "|" + type : type, false, ""), ones));
        assertThat(read(file(), "x")).containsExactly(number);
    }

    @Test
    void fortransOrderIsTurned() throws IOException {
        ByteBuffer content = ByteBuffer.allocate(6).put(new byte[] {0, 3, 1, 4, 2, 5});
        entries.put("x", array(header("|i1", true, "2, 3"), content.array()));
        assertThat(read(file(), "x")).containsExactly(0, 1, 2, 3, 4, 5);
        entries.put("x", array(header("|i1", true, "1, 3, 2"), content.array()));
        assertThat(read(file(), "x")).containsExactly(0, 4, 3, 2, 1, 5);
        try (var arrays = NpzFile.open(folder.resolve("arrays.npz"))) {
            assertThat(arrays.floatRows("x", 2)).isDeepEqualTo(new float[][] {{0, 4}, {3, 2}, {1, 5}});
        }
    }

    @Test
    void whatIsNotAskedForMayBeAnything() throws IOException {
        entries.put("names", array(header("<U3", false, "2,"), new byte[24]));
        entries.put("things", array(header("|O", false, "2,"), new byte[] {1, 2, 3}));
        entries.put("table",
                array("{'descr': [('a', '<f8'), ('b', '<i4')], 'fortran_order': False, 'shape': (1,), }", new byte[12]));
        entries.put("x", doubles("2,", 1, 2));
        Path file = file();
        assertThat(read(file, "x")).containsExactly(1, 2);
        refused(file, "names", "arrays.npz: names is of NumPy's type '<U3'; integers, float32 and float64 are read:"
                + " save it with .astype(np.float64)");
        refused(file, "things", "of NumPy's type '|O'");
        refused(file, "table", "arrays.npz: table has no plain type of number in its header");
        refused(file, "y", "arrays.npz has no array y; it has [names, things, table, x]");
    }

    private static void refused(Path file, String name, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(file, name)).withMessageContaining(message);
    }

    @Test
    void moreThanIsThereTakesNoMemory() throws IOException {
        entries.put("x", array(header("<f8", false, "300000000,"), new byte[16]));
        entries.put("y", array(header("<f8", false, "4000000000,"), new byte[16]));
        entries.put("z", array(header("<f8", false, "2000000000, 2000000000, 2000000000"), new byte[16]));
        Path file = file();
        refused(file, "x", "x has the shape (300000000) of '<f8', which takes 2400000000 bytes, but 16 are there");
        refused(file, "y", "more than Java can count");
        refused(file, "z", "z long overflow");
    }

    @Test
    void aFileThatIsNoneOrCutSaysSo() throws IOException {
        assertThatThrownBy(() -> NpzFile.open(folder.resolve("absent.npz"))).isInstanceOf(NoSuchFileException.class);
        entries.put("x", doubles("2,", 1, 2));
        entries.put("y", doubles("1,", 3));
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(whole, length));
            assertThatIllegalArgumentException().as("cut at " + length).isThrownBy(() -> NpzFile.open(cut).close())
                    .withMessageContaining("cut.npz is no whole .npz file");
        }
    }

    @Test
    void whateverIsBrokenInAFileTheNumbersAreTheSameOrItIsRefused() throws IOException {
        entries.put("linear1.weight", doubles("2, 2", 1, 2, 3, 4));
        entries.put("linear1.bias", doubles("2,", 5, 6));
        entries.put("linear2.weight", doubles("1, 2", 7, 8));
        Path file = file();
        double expected = NpzWeights.read(file).value(new double[] {0.1, -0.2})[0];
        byte[] whole = Files.readAllBytes(file);
        var random = new Random(0);
        for (int k = 0; k < Integer.getInteger("hnn.mutations", 3000); k++) {
            byte[] mutated = whole.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            }
            Files.write(file, mutated);
            try {
                assertThat(NpzWeights.read(file).value(new double[] {0.1, -0.2})[0]).isEqualTo(expected, within(0.0));
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("arrays.npz");
            }
        }
    }

    @Test
    void aNetworkWithAGapIsRefused() throws IOException {
        entries.put("linear1.weight", doubles("2, 2", 1, 2, 3, 4));
        entries.put("linear1.bias", doubles("2,", 5, 6));
        entries.put("linear3.weight", doubles("1, 2", 7, 8));
        Path file = file();
        assertThatIllegalArgumentException().isThrownBy(() -> NpzWeights.read(file)).withMessageContaining(
                "has [linear3.weight], which belong to none of its layers linear1 to linear1: is something missing?");
        entries.put("linear2.weight", doubles("2, 2", 1, 2, 3, 4));
        Path without = file();
        assertThatIllegalArgumentException().isThrownBy(() -> NpzWeights.read(without))
                .withMessageContaining("has no array linear2.bias");
    }
}
