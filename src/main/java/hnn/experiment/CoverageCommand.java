package hnn.experiment;

import hnn.Arguments;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.law.Law;
import hnn.law.Refit;
import hnn.law.TermLibrary;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.phase.Field;
import hnn.phase.HamiltonianField;
import hnn.sweep.Grid;
import hnn.sweep.Result;
import hnn.system.MassSpring;
import hnn.training.Progress;
import hnn.training.Schedule;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * How often the intervals of a law contain the true constants, from the command line: page 01's data and a small HNN.
 *
 * <p>The library has powers and products only. With noise, q^2 and 1 - cos q cannot be told apart on this data, and an
 * interval is one for the constant of the term that was taken.
 */
@Command(name = "environment/run coverage", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Trains small HNNs on the data of page 01 and counts how often the law's fit intervals, and the intervals "
                + "by refitting, contain the true constants. Each repeat is kept as it ends; a run that was stopped is resumed.")
public final class CoverageCommand extends ResultsCommand {

    private static final List<String> TERMS = List.of("q^2", "p^2");
    private static final TermLibrary POLYNOMIALS = TermLibrary.standard(1).without("sin q").without("(1 - cos q)");
    private static final String NOISE = "noise";
    private static final double[] NOISES = {0, 0.1};
    private static final int REFITS = 4;
    private static final List<String> INTERVALS = List.of("fit q^2", "fit p^2", "refitted q^2", "refitted p^2");

    @Option(names = "--repeats", defaultValue = "200",
            description = "How many repeats, seeds from 0 on (default: ${DEFAULT-VALUE}).")
    private int repeats;

    @Mixin
    private WorkplaceOptions place;

    private CoverageCommand() {
        super("coverage.csv");
    }

    /** Runs the command line. */
    public static void main(String[] arguments) {
        new CoverageCommand().run(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Arguments.atLeast("--repeats", 1, repeats);
        Table each = place.results(Grid.over(NOISE, NOISES).withSeeds(repeats), jobs(),
                (settings, seed) -> repeat(settings.number(NOISE), seed)).sortOn(NOISE, Grid.SEED);
        write(each);
        Table summary = summary(each);
        print(summary, summary);
        System.out.println("each repeat: " + csv);
        return 0;
    }

    private static Result repeat(double noise, long seed) {
        double[][] states = data(new MassSpring(), noise, seed).train().x();
        Refit refit = (truth, other) -> learned(data(truth, noise, other), other);
        Law law = Law.read(refit.learn(new MassSpring(), seed), states, POLYNOMIALS);
        Law refitted = law.refitted(states, refit, REFITS, seed);
        Result row = Result.of("law", law.toString().lines().findFirst().orElseThrow());
        for (int k = 0; k < TERMS.size(); k++) {
            row = row.and("fit " + TERMS.get(k), inside(law, k)).and("refitted " + TERMS.get(k), inside(refitted, k));
        }
        return row;
    }

    /** Tells, as 1 or 0, whether the true constant, 1, is inside; a law of other terms does not have it. */
    private static int inside(Law law, int k) {
        return BeyondThePaper.has(law, TERMS) && law.constants().get(k).from() <= 1 && 1 <= law.constants().get(k).to() ? 1 : 0;
    }

    private static Dataset data(Field truth, double noise, long seed) {
        return TrajectoryData.generate(truth, Starts.ring(0.1, 1), new DataSettings(50, 30, 3, noise, 0.5, seed));
    }

    /** A quarter of a second on one thread. */
    private static HamiltonianField learned(Dataset data, long seed) {
        var settings = new TrainingSettings(300, Integer.MAX_VALUE, 1e-2, 0, 300, seed).withSchedule(Schedule.linearDecay(0.5));
        return Training.train(new HamiltonianBlock(new Mlp(2, 32, 1, seed)), data, settings, Progress.silent()).field();
    }

    private static Table summary(Table table) {
        Table summary = Table.create("percent of the repeats in which the interval contains the true constant",
                DoubleColumn.create(NOISE), IntColumn.create("repeats"));
        INTERVALS.forEach(interval -> summary.addColumns(DoubleColumn.create(interval)));
        for (double noise : NOISES) {
            Table rows = table.where(table.doubleColumn(NOISE).isEqualTo(noise));
            summary.doubleColumn(NOISE).append(noise);
            summary.intColumn("repeats").append(rows.rowCount());
            INTERVALS.forEach(
                    interval -> summary.doubleColumn(interval).append(100 * rows.doubleColumn(interval).sum() / rows.rowCount()));
        }
        return summary;
    }
}
