package hnn.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A short text that is another one for other code of this library: which code a result came from. */
public final class CodeMark {

    private static final int LENGTH = 12;

    private CodeMark() {}

    /** Returns the first 12 hexadecimal digits of a checksum of the library's classes; the same from its jar and from a folder. */
    public static String text() {
        return Once.TEXT;
    }

    private static final class Once {
        static final String TEXT = made();
    }

    private static String made() {
        CodeSource source = CodeMark.class.getProtectionDomain().getCodeSource();
        try {
            Path place = Path.of(source.getLocation().toURI());
            var made = new AtomicReference<String>();
            Uninterrupted.run(() -> made.set(of(place, Files.isDirectory(place))));
            return made.get();
        } catch (IOException e) {
            throw new UncheckedIOException("the library's classes cannot be read from " + source.getLocation(), e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String of(Path place, boolean folder) throws IOException {
        if (folder) {
            return of(place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return of(jar.getPath("/"));
        }
    }

    /** Returns the mark of the classes below a folder. */
    static String of(Path root) throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(root)) {
            classes = files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        List<byte[]> contents = new ArrayList<>();
        // What hands jobs to Spark is in one build and not in the other, and computes nothing.
        for (String name : classes.stream().map(file -> root.relativize(file).toString().replace('\\', '/'))
                .filter(name -> !name.startsWith("hnn/spark/")).sorted().toList()) {
            byte[] content = Files.readAllBytes(root.resolve(name));
            contents.add((name + " " + content.length + "\n").getBytes(StandardCharsets.UTF_8));
            contents.add(content);
        }
        return of(contents);
    }

    /** Returns the mark of some contents. */
    public static String of(List<byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            contents.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }
}
