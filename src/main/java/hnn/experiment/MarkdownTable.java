package hnn.experiment;

import hnn.metric.Estimate;
import hnn.metric.MedianInterval;
import java.util.List;
import java.util.Locale;

/** The table as README.md has it: a row a model, losses as means, the energy as mean and median. */
final class MarkdownTable {

    private static final String HEAD = """
            | experiment | model | train | published | test | published | energy, mean | published | energy, median | 95 % of the median |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    /** Adds an experiment that both models have runs of. */
    void add(Experiment described, List<SeedRun> baseline, List<SeedRun> hnn) {
        row(baseline, described.publishedBaseline());
        row(hnn, described.publishedHnn());
    }

    private void row(List<SeedRun> runs, Published theirs) {
        double[] energy = Verdicts.values(runs, SeedRun::energy);
        MedianInterval middle = MedianInterval.of(energy);
        text.append(String.format(Locale.ROOT, "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n",
                runs.get(0).title(), runs.get(0).model(),
                mean(Verdicts.values(runs, SeedRun::train)), number(theirs.train()),
                mean(Verdicts.values(runs, SeedRun::test)), number(theirs.test()),
                mean(energy), number(theirs.energy()), number(middle.median()), Verdicts.interval(middle)));
    }

    private static String mean(double[] values) {
        return number(Estimate.of(values).mean());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2e", value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
