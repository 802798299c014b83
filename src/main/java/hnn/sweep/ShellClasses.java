package hnn.sweep;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The classes that a notebook's kernel, or another Java shell, has made of cells: no other process can find them by itself. */
final class ShellClasses {

    private ShellClasses() {}

    /**
     * Returns the content of a class that a shell has made, or a program has in a folder of its own; null if other processes find it,
     * too: it is in a jar, of this library or of Java.
     */
    static byte[] content(ClassLoader loader, String name) {
        if (loader == null || name.startsWith("java.") || name.startsWith("hnn.")) {
            return null;
        }
        byte[] cell = ofJJava(loader, name);
        if (cell != null) {
            return cell;
        }
        URL place = loader.getResource(name.replace('.', '/') + ".class");
        if (place == null || place.getProtocol().equals("jar") || place.getProtocol().equals("jrt")) {
            return null;
        }
        try (InputStream in = place.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JJava's loader keeps the classes of cells in a map and gives them to nobody. */
    private static byte[] ofJJava(ClassLoader loader, String name) {
        if (!loader.getClass().getName().startsWith("org.dflib.jjava.")) {
            return null;
        }
        try {
            Object delegate = field(loader, "this$0");
            return (byte[]) ((Map<?, ?>) field(delegate, "declaredClasses")).get(name);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the classes of cells cannot be found in this version of JJava", e);
        }
    }

    private static Object field(Object of, String name) throws ReflectiveOperationException {
        Field field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }

    /** Returns the jars and folders that a loader and those before it take classes from. */
    static List<String> classPath(ClassLoader loader) {
        List<String> all = new ArrayList<>();
        for (ClassLoader one = loader; one != null; one = one.getParent()) {
            if (one instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    all.add(path(url));
                }
            }
        }
        all.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        return all.stream().filter(entry -> !entry.isEmpty()).distinct().toList();
    }

    private static String path(URL url) {
        try {
            URI place = url.toURI();
            return place.getScheme().equals("file") ? Path.of(place).toString() : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
