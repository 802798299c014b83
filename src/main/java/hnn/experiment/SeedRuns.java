package hnn.experiment;

import hnn.metric.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Results over seeds: one row each, and their means beside the published numbers. */
final class SeedRuns {

    private final List<Run> runs = new ArrayList<>();

    /** One model of one experiment with one seed. */
    private record Run(String experiment, long seed, ModelResult result, Published published) {

        String model() {
            return experiment + " " + result.model();
        }
    }

    void add(Experiment experiment, long seed, ModelResult result, Published published) {
        runs.add(new Run(experiment.name(), seed, result, published));
    }

    /** Returns a row for each run. */
    Table toTable() {
        return Table.create("runs",
                StringColumn.create("experiment", runs.stream().map(Run::experiment).toList()),
                StringColumn.create("model", runs.stream().map(run -> run.result().model()).toList()),
                LongColumn.create("seed", runs.stream().mapToLong(Run::seed).toArray()),
                column("train MSE", r -> r.train().meanSquare().mean()),
                column("test MSE", r -> r.test().meanSquare().mean()),
                column("energy MSE", r -> r.rollout().energy().mean()),
                column("energy MSE, standard error", r -> r.rollout().energy().standardError()),
                column("energy MSE, median start", r -> r.rollout().energy().median()),
                column("coordinate MSE", r -> r.rollout().coordinates().mean()),
                column("training seconds", ModelResult::trainingSeconds));
    }

    private DoubleColumn column(String name, ToDoubleFunction<ModelResult> value) {
        return DoubleColumn.create(name, runs.stream().map(Run::result).mapToDouble(value).toArray());
    }

    /** Returns a row for each model of each experiment: means over seeds, the published number beside each. */
    Table means() {
        Map<String, List<Run>> byModel = new LinkedHashMap<>();
        runs.forEach(run -> byModel.computeIfAbsent(run.model(), key -> new ArrayList<>()).add(run));
        Table table = Table.create("means over seeds",
                StringColumn.create("experiment and model", byModel.keySet().toArray(String[]::new)),
                IntColumn.create("seeds", byModel.values().stream().mapToInt(List::size).toArray()));
        add(table, byModel, "train MSE", r -> r.train().meanSquare().mean(), Published::train);
        add(table, byModel, "test MSE", r -> r.test().meanSquare().mean(), Published::test);
        add(table, byModel, "energy MSE", r -> r.rollout().energy().mean(), Published::energy);
        add(table, byModel, "median start", r -> r.rollout().energy().median(), null);
        add(table, byModel, "seconds", ModelResult::trainingSeconds, null);
        return table;
    }

    private static void add(Table table, Map<String, List<Run>> byModel, String name,
            ToDoubleFunction<ModelResult> value, ToDoubleFunction<Published> published) {
        StringColumn ours = StringColumn.create(name);
        StringColumn theirs = StringColumn.create("published " + name);
        for (List<Run> group : byModel.values()) {
            double[] values = group.stream().map(Run::result).mapToDouble(value).toArray();
            ours.append(String.format(Locale.ROOT, "%.2e", Estimate.of(values).mean()));
            if (published != null) {
                theirs.append(String.format(Locale.ROOT, "%.2e", published.applyAsDouble(group.get(0).published())));
            }
        }
        table.addColumns(ours);
        if (published != null) {
            table.addColumns(theirs);
        }
    }
}
