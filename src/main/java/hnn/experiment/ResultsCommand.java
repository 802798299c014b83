package hnn.experiment;

import hnn.Native;
import hnn.file.WholeFile;
import hnn.own.DataFileException;
import hnn.table.TableText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;

/** A command whose results are kept as CSV, printed, and written as the rows of a table of README.md. */
abstract class ResultsCommand implements Callable<Integer> {

    private static final int LAST = 1;

    @Option(names = "--csv", order = LAST, description = "Where the results are kept (default: ${DEFAULT-VALUE}).")
    Path csv;

    @Option(names = "--markdown", order = LAST, description = "A file for the rows of the README's table.")
    private Path markdown;

    ResultsCommand(String csv) {
        this.csv = Path.of(csv);
    }

    /**
     * Ends the program with the command's exit status. An option that is given twice counts as it was given last; what the user
     * can fix is said in one line.
     */
    void run(String[] arguments) {
        Native.prepare();
        var line = new CommandLine(this).setOverwrittenOptionsAllowed(true);
        line.setExecutionExceptionHandler((error, failed, parsed) -> {
            if (error instanceof IllegalArgumentException || error instanceof DataFileException) {
                System.err.println(error.getMessage());
                return 1;
            }
            throw error;
        });
        System.exit(line.execute(arguments));
    }

    /** Returns the file of the jobs whose results go into the CSV file. */
    Path jobs() {
        return csv.resolveSibling(csv.getFileName().toString().replaceFirst("\\.csv$", "") + ".jsonl");
    }

    /** Writes results as CSV, whole. */
    void write(Table results) throws IOException {
        WholeFile.write(csv, TableText.csv(results).getBytes(StandardCharsets.UTF_8));
    }

    /** Prints results, and writes those that are for README.md. */
    void print(Table results, Table readme) throws IOException {
        System.out.println(results.printAll());
        if (markdown != null) {
            WholeFile.write(markdown, TableText.markdown(readme).getBytes(StandardCharsets.UTF_8));
        }
    }
}
