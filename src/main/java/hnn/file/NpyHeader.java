package hnn.file;

import ai.djl.ndarray.types.Shape;
import hnn.Arguments;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What NumPy's {@code .npy} format says of an array before its numbers.
 *
 * @param type as NumPy writes it: the order of the bytes, {@code <} or {@code >}, the kind of number and its bytes
 * @param fortran whether the first index runs fastest, as in Fortran, not the last
 * @param shape the length in each direction; none for a single number
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
public record NpyHeader(String type, boolean fortran, int[] shape) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 65_536; // of an array of numbers it has some hundred letters
    private static final int ALIGNED = 64;
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("([<>|=])(f4|f8|[iu][1248]|b1)");

    /** Reads a header and leaves the stream at the first number. */
    static NpyHeader read(DataInputStream stream) throws IOException {
        byte[] magic = exactly(stream, MAGIC.length);
        Arguments.require(Arrays.equals(magic, MAGIC), "does not begin as NumPy's arrays do");
        int version = stream.readUnsignedByte();
        stream.readUnsignedByte();
        Arguments.require(version >= 1 && version <= 3, "is of version %d of NumPy's format, but 1 to 3 are known", version);
        byte[] bytes = exactly(stream, version == 1 ? 2 : 4);
        long length = version == 1 ? little(bytes).getShort() & 0xffff : little(bytes).getInt() & 0xffff_ffffL;
        Arguments.require(length <= LONGEST, "has a header of %d bytes, but at most %d are read", length, LONGEST);
        String text = new String(exactly(stream, (int) length), StandardCharsets.UTF_8);
        return new NpyHeader(find(TYPE, text, "type of number"), find(FORTRAN, text, "order").equals("True"),
                shape(find(SHAPE, text, "shape")));
    }

    private static byte[] exactly(DataInputStream stream, int length) throws IOException {
        byte[] bytes = new byte[length];
        stream.readFully(bytes);
        return bytes;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String find(Pattern pattern, String text, String what) {
        Matcher found = pattern.matcher(text);
        Arguments.require(found.find(), "has no plain %s in its header, %s", what, text.strip());
        return found.group(1);
    }

    private static int[] shape(String text) {
        try {
            return Pattern.compile("\\d+").matcher(text).results().mapToInt(length -> Integer.parseInt(length.group())).toArray();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("has the shape (" + text + "), which is more than Java can count", e);
        }
    }

    /** Returns the bytes of the header of an array in the usual order. */
    static byte[] bytes(String type, long[] shape) {
        String lengths = Arrays.stream(shape).mapToObj(length -> length + ",").collect(Collectors.joining(" "));
        String text = String.format(Locale.ROOT, "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }", type, lengths);
        int before = MAGIC.length + 4;
        int length = (before + text.length() + 1 + ALIGNED - 1) / ALIGNED * ALIGNED - before;
        ByteBuffer bytes = ByteBuffer.allocate(before + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) length);
        bytes.put((text + " ".repeat(length - 1 - text.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        return bytes.array();
    }

    /** Returns the numbers in the array. */
    long size() {
        long size = 1;
        for (int length : shape) {
            size = Math.multiplyExact(size, length);
        }
        return size;
    }

    /**
     * Returns the bytes of each number.
     *
     * @throws IllegalArgumentException if it is of a type that is not read; the message says how to save it
     */
    int bytesEach() {
        Arguments.require(NUMBER.matcher(type).matches(),
                "is of NumPy's type '%s'; integers, float32 and float64 are read: save it with .astype(np.float64)", type);
        return type.charAt(2) - '0';
    }

    /** Returns the next number of a buffer, as a double. */
    double next(ByteBuffer bytes) {
        return switch (type.substring(1)) {
            case "f4" -> bytes.getFloat();
            case "f8" -> bytes.getDouble();
            case "i1" -> bytes.get();
            case "i2" -> bytes.getShort();
            case "i4" -> bytes.getInt();
            case "i8" -> bytes.getLong();
            case "u2" -> bytes.getShort() & 0xffff;
            case "u4" -> bytes.getInt() & 0xffff_ffffL;
            case "u8" -> unsigned(bytes.getLong());
            default -> bytes.get() & 0xff; // u1 and b1
        };
    }

    private static double unsigned(long number) {
        return number >= 0 ? number : (number >>> 1) * 2.0;
    }

    /** Returns the order of the bytes. */
    ByteOrder byteOrder() {
        return type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** Returns the shape as the engine has it. */
    Shape engineShape() {
        return new Shape(Arrays.stream(shape).asLongStream().toArray());
    }

    /** Returns the shape as NumPy writes it. */
    public String shapeText() {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
