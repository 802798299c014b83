package sweeptest;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A standalone cluster of Spark on the loopback interface: a master, and workers of one core each. */
final class LocalCluster implements AutoCloseable {

    private static final Path HOME = Path.of("lib/spark").toAbsolutePath();
    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final Pattern WORKER = Pattern.compile("Successfully registered with master");

    private final List<Process> processes = new ArrayList<>();
    private final Path folder;
    private final String master;

    /**
     * Starts a cluster, and returns when all workers are known to the master.
     *
     * @param folder for the files of the workers
     */
    LocalCluster(Path folder, int workers) throws IOException {
        this.folder = folder;
        master = started(MASTER, "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
                .group(1);
        for (int i = 0; i < workers; i++) {
            addWorker();
        }
    }

    String master() {
        return master;
    }

    Process addWorker() throws IOException {
        started(WORKER, "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory",
                "1g", "--work-dir", folder.resolve("work").toString(), master);
        return processes.get(processes.size() - 1);
    }

    /** Waits for the line that says that the process is ready; its output goes on to be read. */
    private Matcher started(Pattern ready, String... command) throws IOException {
        var all = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
                HOME.resolve("jars") + File.separator + "*"));
        for (String name : List.of("java.lang", "java.lang.invoke", "java.net", "java.nio", "java.util", "sun.nio.ch", "sun.security.action")) {
            all.add(1, "--add-opens=java.base/" + name + "=ALL-UNNAMED");
        }
        all.addAll(List.of(command));
        var builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().put("SPARK_HOME", HOME.toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_SCALA_VERSION", "2.13"); // which a distribution says by its folders
        Process process = builder.start();
        processes.add(process);
        var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new ArrayList<String>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            said.add(line);
            Matcher found = ready.matcher(line);
            if (found.find()) {
                var rest = new Thread(() -> in.lines().forEach(one -> { }));
                rest.setDaemon(true);
                rest.start();
                return found;
            }
        }
        close();
        throw new IOException(String.join("\n", said));
    }

    /** Ends the workers, what they started, and the master. */
    @Override
    public void close() {
        for (int i = processes.size() - 1; i >= 0; i--) {
            processes.get(i).descendants().forEach(ProcessHandle::destroyForcibly);
            processes.get(i).destroyForcibly();
        }
    }
}
