package hnn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A file with some bytes changed, taken out, put in or cut off, many times over. */
public final class Mutations {

    /** How many; {@code mvn test -Dtest=MutatedFilesTest -Dhnn.mutations=20000} tries more. */
    private static final int COUNT = Integer.getInteger("hnn.mutations", 3000);

    private Mutations() {}

    /** What is tried with a file. */
    @FunctionalInterface
    public interface Reader {
        void read(Path file) throws IOException;
    }

    /** Reads mutations of a file; returns all exceptions other than those of one type that name the file. */
    public static List<Throwable> undocumented(Path file, Class<? extends RuntimeException> documented, Reader reader)
            throws IOException {
        byte[] whole = Files.readAllBytes(file);
        var random = new Random(0);
        List<Throwable> others = new ArrayList<>();
        for (int k = 0; k < COUNT; k++) {
            Files.write(file, mutated(whole, random));
            try {
                reader.read(file);
            } catch (RuntimeException | Error e) {
                if (!documented.isInstance(e) || !e.getMessage().contains(file.getFileName().toString())) {
                    others.add(e);
                }
            }
        }
        Files.write(file, whole);
        return others;
    }

    private static byte[] mutated(byte[] whole, Random random) {
        List<Byte> bytes = new ArrayList<>(whole.length);
        for (byte each : whole) {
            bytes.add(each);
        }
        for (int n = random.nextInt(4); n >= 0 && !bytes.isEmpty(); n--) {
            int at = random.nextInt(bytes.size());
            switch (random.nextInt(8)) {
                case 0 -> bytes.remove(at);
                case 1 -> bytes.add(at, (byte) random.nextInt());
                case 2 -> bytes = new ArrayList<>(bytes.subList(0, at + 1));
                case 3 -> bytes.set(at, (byte) ",;\n\"#-.e09N".charAt(random.nextInt(11)));
                default -> bytes.set(at, (byte) random.nextInt());
            }
        }
        byte[] mutated = new byte[bytes.size()];
        for (int i = 0; i < mutated.length; i++) {
            mutated[i] = bytes.get(i);
        }
        return mutated;
    }
}
