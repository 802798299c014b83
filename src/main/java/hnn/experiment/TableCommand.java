package hnn.experiment;

import hnn.own.PendulumRecordings;
import hnn.training.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The paper's table from the command line. */
@Command(name = "environment/run table", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Trains both models of each experiment over seeds and compares means and medians with the paper. "
                + "Each run is kept as it ends; the command goes on where it was stopped.")
public final class TableCommand implements Callable<Integer> {

    @Option(names = "--seeds", defaultValue = "10", description = "How many seeds, from 0 on (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--only", split = ",", description = "Numbers of experiments, as in 01,04 (default: all).")
    private List<String> only = List.of();

    @Option(names = "--csv", defaultValue = "table.csv", description = "Where each run is kept (default: ${DEFAULT-VALUE}).")
    private Path csv;

    @Option(names = "--data", description = "The real pendulum's recording: its file, zip or folder "
            + "(default: what the environment variable HNN_DATA names, else a stand-in).")
    private Path data;

    @Option(names = "--show", description = "Run nothing: show what the file holds.")
    private boolean show;

    @Option(names = "--markdown", description = "A file for the rows of the README's table.")
    private Path markdown;

    @Option(names = "--again", description = "Forget the runs in the file and start over.")
    private boolean again;

    /** Runs the command line. */
    public static void main(String[] arguments) {
        CommandRunner.run(new TableCommand(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        if (seeds < 1) {
            throw new IllegalArgumentException("--seeds must be at least 1, not " + seeds);
        }
        if (data != null) {
            System.setProperty(PendulumRecordings.VARIABLE, data.toString());
        }
        if (again) {
            Files.deleteIfExists(csv);
        }
        var table = new PaperTable(chosen(), seeds, csv);
        if (!show) {
            table.complete(System.err::println, Progress.here());
        }
        System.out.println(table.means().printAll());
        MarkdownTable.write(markdown, table.summary());
        System.out.printf("%d processors; each run: %s%n", Runtime.getRuntime().availableProcessors(), csv);
        return 0;
    }

    private List<Experiment> chosen() {
        List<Experiment> all = Experiments.all();
        for (String number : only) {
            if (all.stream().noneMatch(experiment -> experiment.name().startsWith(number))) {
                throw new IllegalArgumentException("--only names no experiment \"" + number + "\": there are "
                        + String.join(", ", all.stream().map(Experiment::name).toList()));
            }
        }
        return all.stream()
                .filter(experiment -> only.isEmpty() || only.stream().anyMatch(experiment.name()::startsWith))
                .toList();
    }
}
