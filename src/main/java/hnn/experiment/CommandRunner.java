package hnn.experiment;

import hnn.Native;
import hnn.own.DataFileException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs a command line; what the user can mend is said in one line. */
final class CommandRunner {

    private CommandRunner() {}

    /** Runs a command and ends the program with its exit status; an option that is given twice counts as it was given last. */
    static void run(Callable<Integer> command, String[] arguments) {
        Native.prepare();
        var line = new CommandLine(command).setOverwrittenOptionsAllowed(true);
        line.setExecutionExceptionHandler((error, failed, parsed) -> {
            if (error instanceof IllegalArgumentException || error instanceof DataFileException) {
                System.err.println(error.getMessage());
                return 1;
            }
            throw error;
        });
        System.exit(line.execute(arguments));
    }
}
