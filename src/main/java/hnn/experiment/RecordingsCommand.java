package hnn.experiment;

import hnn.Arguments;
import hnn.experiment.TimedTrials.Outcome;
import hnn.own.PendulumRecordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is learned from positions alone, from rates, and in odd units, from the command line. */
@Command(name = "environment/run recordings", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Learns mechanical systems from positions alone and from rates, simulated and recorded.")
public final class RecordingsCommand extends ResultsCommand {

    @Option(names = "--seeds", defaultValue = "3", description = "How many seeds, from 0 on (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--data", description = "The folder with Schmidt and Lipson's recordings; without it, or the variable "
            + PendulumRecordings.VARIABLE + ", these rows are left out.")
    private Path data;

    @Option(names = "--only", defaultValue = "", description = "Only the rows whose names have this text in them.")
    private String only;

    private RecordingsCommand() {
        super("recordings.csv");
    }

    /** Runs the command line. */
    public static void main(String[] arguments) {
        new RecordingsCommand().run(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Arguments.atLeast("--seeds", 1, seeds);
        var kept = KeptTable.begun(csv, KeptTable.ofStrings("recordings", "what", "mean", "each", "seconds"));
        row(kept, "damped pendulum, angle alone: worst of V and D, relative", SimulatedRecordings::dampedPendulum);
        row(kept, "damped pendulum, angle alone: how much of D is off, relative", SimulatedRecordings::dampedFriction);
        row(kept, "mass and spring, states alone with noise: energy", SimulatedRecordings::massSpring);
        row(kept, "millimeters and the like over units of 1: unexplained variance, worst ratio", SimulatedRecordings::units);
        row(kept, "millimeters, not scaled: unexplained variance", SimulatedRecordings::notScaled);
        row(kept, "double pendulum, rates called momenta, HNN: energy", seed -> SimulatedRecordings.rates(seed, Learner.MOMENTA));
        row(kept, "double pendulum, rates, mechanical by least squares: energy",
                seed -> SimulatedRecordings.rates(seed, Learner.LEAST_SQUARES));
        row(kept, "double pendulum, rates, mechanical by Adam: energy", seed -> SimulatedRecordings.rates(seed, Learner.ADAM));
        row(kept, "double pendulum, rates, Lagrangian network: energy",
                seed -> SimulatedRecordings.rates(seed, Learner.LAGRANGIAN));
        row(kept, "double pendulum, angles alone: worst of M and V, relative", SimulatedRecordings::doublePendulum);
        Optional<Path> folder = Optional.ofNullable(data)
                .or(() -> Optional.ofNullable(System.getenv(PendulumRecordings.VARIABLE)).map(Path::of))
                .filter(Files::isDirectory);
        if (folder.isPresent()) {
            var real = new RealRecordings(folder.get());
            row(kept, "real pendulum, angle alone: energy", seed -> real.pendulum(seed, false));
            row(kept, "real pendulum, angle alone, mass from the recorded rates: energy", seed -> real.pendulum(seed, true));
            row(kept, "real mass on a spring, position alone: next 2 s, relative", real::linear);
            row(kept, "real mass on a spring, baseline: next 2 s, relative", real::linearBaseline);
            row(kept, "real mass on a spring, baseline with a fitted start: next 2 s, relative", real::linearBaselineFitted);
            for (int trial : List.of(0, 1)) {
                row(kept, "real double pendulum, trial " + trial + ", angles alone: next 2 s, relative",
                        seed -> real.doublePendulum(trial, seed));
                row(kept, "real double pendulum, trial " + trial + ", baseline: next 2 s, relative",
                        seed -> real.doublePendulumBaseline(trial, seed));
            }
        }
        print(kept.table(), kept.table().selectColumns("what", "mean", "seconds"));
        System.out.printf(Locale.ROOT, "%d processors; the results: %s%n", Runtime.getRuntime().availableProcessors(), csv);
        return 0;
    }

    /** How a double pendulum is learned from angles and rates. */
    enum Learner {
        /** As an HNN that takes rates for momenta. */
        MOMENTA,
        /** M, V by least squares. */
        LEAST_SQUARES,
        /** M, V as networks. */
        ADAM,
        /** L as a network. */
        LAGRANGIAN
    }

    private void row(KeptTable kept, String what, IntFunction<Outcome> trial) {
        if (!what.contains(only)) {
            return;
        }
        TimedTrials.add(kept, what, seeds, trial);
    }
}
