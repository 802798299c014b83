package hnn.sweep;

import hnn.Arguments;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cluster of Apache Spark: each job is a task there, done by a process of its own on the task's machine, as {@link Processes}
 * does it here.
 *
 * <p>Spark runs in a process beside this one, so a notebook has none of its classes. That process needs the folder {@code spark} in
 * lib/, which {@code environment/run spark} fills. Each machine of the cluster needs Java 17 or newer, and the folder lib/ with the
 * engine's natives for it, under one path.
 *
 * <pre>{@code sweep.run(job, Cluster.at("spark://head:7077").withLibrary("/opt/hnn/lib"))}</pre>
 */
public final class Cluster implements Workplace {

    /** What Spark opens of Java, as its own scripts do. */
    private static final List<String> OPENED = List.of("java.lang", "java.lang.invoke", "java.lang.reflect", "java.io",
            "java.net",
            "java.nio", "java.util", "java.util.concurrent", "java.util.concurrent.atomic", "jdk.internal.ref", "sun.nio.ch",
            "sun.nio.cs", "sun.security.action", "sun.util.calendar");
    private static final Pattern MASTER = Pattern.compile("spark://([^:/,]+):(\\d+)");
    private static final Pattern LOOPBACK = Pattern.compile("spark://(127\\.0\\.0\\.1|localhost):.*");
    private static final int PATIENCE_MILLIS = 5000;
    /** A worker that comes later finds jobs waiting. */
    private static final int QUEUED_PER_CORE = 4;

    private final String master;
    private final String library;
    private final Map<String, String> options;
    private final Duration patience;
    private SparkDriver driver;

    private Cluster(String master, String library, Map<String, String> options, Duration patience) {
        this.master = master;
        this.library = library;
        this.options = options;
        this.patience = patience;
    }

    /**
     * Names a cluster.
     *
     * @param master its address, {@code spark://host:port}
     * @throws IllegalArgumentException if it is no such address, nobody answers there, or lib/spark is not there
     */
    public static Cluster at(String master) {
        Matcher address = MASTER.matcher(master);
        Arguments.require(address.matches(), "master must be an address as spark://host:7077, not %s", master);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.group(1), Integer.parseInt(address.group(2))), PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new IllegalArgumentException("no Spark master answers at " + master + " (" + e.getMessage()
                    + "): start one there, or name another address", e);
        }
        Path here = here();
        Arguments.require(Files.isDirectory(here.resolve("spark")), "%s is not there: fill it with environment/run spark",
                here.resolve("spark"));
        return new Cluster(master, here.toString(), Map.of(), Duration.ofMinutes(1));
    }

    /** Returns the same cluster, whose machines have the folder lib/ elsewhere than this one. */
    public Cluster withLibrary(String folder) {
        return new Cluster(master, folder, options, patience);
    }

    /** Returns the same cluster with another of Spark's settings, as {@code spark.executor.memory}. */
    public Cluster with(String setting, String value) {
        Map<String, String> more = new LinkedHashMap<>(options);
        more.put(setting, value);
        return new Cluster(master, library, more, patience);
    }

    /** Returns the same cluster, which may take so long to give the first core; a minute if nothing is said. */
    public Cluster withPatience(Duration other) {
        return new Cluster(master, library, options, other);
    }

    /** Returns the folder lib/ of this machine: where the library's jar is, or, for classes in target/, beside a folder above. */
    private static Path here() {
        try {
            Path place = Path.of(Cluster.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            for (Path folder = place.getParent(); folder != null && Files.isDirectory(place); folder = folder.getParent()) {
                if (Files.exists(folder.resolve("lib/hnn.jar"))) {
                    return folder.resolve("lib");
                }
            }
            return place.getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized int atOnce() {
        return driver == null ? Integer.MAX_VALUE : QUEUED_PER_CORE * driver.cores();
    }

    @Override
    public void open(Cargo cargo) throws InterruptedException {
        close();
        var builder = new ProcessBuilder(command());
        if (LOOPBACK.matcher(master).matches()) { // what this machine is called elsewhere is of no use there
            builder.environment().putIfAbsent("SPARK_LOCAL_IP", "127.0.0.1");
        }
        var begun = new SparkDriver(builder, master, cargo);
        synchronized (this) {
            driver = begun;
        }
    }

    @Override
    public Outcome run(Cargo cargo, Grid.Point point, Limits limits) throws InterruptedException {
        SparkDriver mine;
        synchronized (this) {
            mine = driver;
        }
        Arguments.require(mine != null && mine.isOf(cargo), "this cluster was closed, or does another sweep by now");
        try {
            return mine.run(point, limits);
        } catch (InterruptedException e) {
            close(); // nobody waits for the others, either
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        if (driver != null) {
            driver.end();
            driver = null;
        }
    }

    private List<String> command() {
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        Path here = here();
        command.addAll(
                List.of("-Djdk.reflect.useDirectMethodHandle=false", "-Dio.netty.tryReflectionSetAccessible=true", "-cp",
                        String.join(File.pathSeparator, here.resolve("spark/jars") + "/*",
                                here.resolve("spark/hnn-spark.jar").toString(), here.resolve("hnn.jar").toString()),
                        "hnn.spark.Driver", master, here.toString(), library, String.valueOf(patience.toMillis())));
        options.forEach((name, value) -> command.addAll(List.of(name, value)));
        return command;
    }
}
