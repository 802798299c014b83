package hnn.experiment;

import hnn.Arguments;
import hnn.own.PendulumRecordings;
import hnn.sweep.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The paper's table from the command line. */
@Command(name = "environment/run table", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Trains each model of each experiment over seeds and compares means and medians with the paper. "
                + "Each run is kept as it ends; a command that was stopped is resumed.")
public final class TableCommand extends ResultsCommand {

    @Option(names = "--seeds", defaultValue = "10", description = "How many seeds, from 0 on (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--only", split = ",", description = "Numbers of experiments, as in 01,04 (default: all).")
    private List<String> only = List.of();

    @Option(names = "--data", description = BeyondCommand.DATA)
    private Path data;

    @Option(names = "--show", description = "Run nothing: show what the file holds.")
    private boolean show;

    @Option(names = "--again", description = "Forget the runs in the file and start over.")
    private boolean again;

    @Mixin
    private WorkplaceOptions place;

    private TableCommand() {
        super("table.csv");
    }

    /** Runs the command line. */
    public static void main(String[] arguments) {
        new TableCommand().run(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Arguments.atLeast("--seeds", 1, seeds);
        if (data != null) {
            System.setProperty(PendulumRecordings.VARIABLE, data.toString());
        }
        if (again) {
            Files.deleteIfExists(csv);
        }
        var table = new PaperTable(chosen(), seeds, csv);
        if (!show) {
            complete(table);
        }
        print(table.means(), table.summary());
        System.out.printf(Locale.ROOT, "%d processors; each run: %s%n", Runtime.getRuntime().availableProcessors(), csv);
        return 0;
    }

    private void complete(PaperTable table) {
        try (Workplace workplace = place.workplace()) {
            table.complete(Experiments::all, System.err::println, workplace, place.limits()).forEach(System.err::println);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Experiment> chosen() {
        List<Experiment> all = Experiments.all();
        for (String number : only) {
            Arguments.require(all.stream().anyMatch(experiment -> experiment.name().startsWith(number)),
                    "--only names no experiment \"%s\": there are %s", number,
                    String.join(", ", all.stream().map(Experiment::name).toList()));
        }
        return all.stream().filter(one -> only.isEmpty() || only.stream().anyMatch(one.name()::startsWith)).toList();
    }
}
