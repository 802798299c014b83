package hnn.analysis;

import hnn.Arguments;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.hipparchus.stat.descriptive.rank.Median;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What becomes of several models when one setting changes, each time over an ensemble of seeds.
 *
 * <pre>{@code
 * var sweep = new Sweep("noise", new double[] {0, 0.1, 0.2}, 3);
 * var table = sweep.run("energy error", Map.of("HNN", (noise, seed) -> ..), System.out::println);
 * Pictures.bands("Noise", table, "noise", "energy error", "model", Panel.Scale.LOGARITHMIC)
 * }</pre>
 *
 * @param setting what changes: the name of a column
 * @param seeds how many members each ensemble has: the seeds from 0 on
 */
public record Sweep(String setting, double[] values, int seeds) {

    /** The column of the names. */
    public static final String MODEL = "model";
    /** The column of the seeds. */
    public static final String SEED = "seed";

    /** One figure of merit of one model. */
    @FunctionalInterface
    public interface Trial {

        /** Trains or judges a model at a value of the setting; the seed decides whatever is drawn at random. */
        double run(double value, long seed);
    }

    public Sweep {
        Arguments.require(values.length > 0, "values is empty: give at least one");
        values = Arguments.finite("values", values).clone();
        Arguments.atLeast("seeds", 1, seeds);
        Arguments.require(!setting.equals(MODEL) && !setting.equals(SEED),
                "setting must not be called %s, as another column is", setting);
    }

    /**
     * Tries every model with every value and seed, as many side by side as there are cores; what trials have in common they must
     * not change. An interrupt ends it with the trials that are done.
     *
     * @param figure what a trial returns: the name of a column
     * @param say is told the median, the least and the largest of each ensemble in a line
     * @return a row for each trial with the columns setting, model, seed and figure
     */
    public Table run(String figure, Map<String, Trial> models, Consumer<String> say) {
        Arguments.require(!models.isEmpty(), "models is empty: give at least one");
        Table table = Table.create("sweep over " + setting, DoubleColumn.create(setting), StringColumn.create(MODEL),
                LongColumn.create(SEED), DoubleColumn.create(figure));
        List<String> names = List.copyOf(models.keySet());
        int ensembles = values.length * names.size();
        InOrder.<Double>run(ensembles * seeds, (k, pieces) -> models.get(names.get(k / seeds % names.size()))
                .run(values[k / seeds / names.size()], k % seeds), result -> {
                    int k = table.rowCount();
                    double value = values[k / seeds / names.size()];
                    String model = names.get(k / seeds % names.size());
                    table.doubleColumn(setting).append(value);
                    table.stringColumn(MODEL).append(model);
                    table.longColumn(SEED).append(k % seeds);
                    table.doubleColumn(figure).append(result);
                    if (k % seeds == seeds - 1) {
                        double[] results = table.last(seeds).doubleColumn(figure).asDoubleArray();
                        say.accept(line(k / seeds + 1, setting + " " + value, model, ensembles, results));
                    }
                });
        return table;
    }

    private static String line(int number, String place, String model, int all, double[] results) {
        double[] sorted = Arrays.stream(results).sorted().toArray();
        return String.format(Locale.ROOT, "[%d/%d] %s, %s: %.1e (%.1e to %.1e)", number, all, place, model,
                new Median().evaluate(sorted), sorted[0], sorted[sorted.length - 1]);
    }
}
