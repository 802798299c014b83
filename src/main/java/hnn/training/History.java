package hnn.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** The losses as they were along a training, and their parts where a loss has several. */
final class History {

    private static final String STEP = "step";
    private static final String SECONDS = "seconds";

    private final List<String> parts;
    private final Map<String, List<Double>> columns = new LinkedHashMap<>();

    History(List<String> parts) {
        this.parts = parts.size() > 1 ? parts : List.of();
        List<String> names = new ArrayList<>(List.of(STEP, "train loss", "test loss", SECONDS));
        this.parts.forEach(part -> names.addAll(List.of("train " + part, "test " + part)));
        names.forEach(name -> columns.put(name, new ArrayList<>()));
    }

    /** Takes over what {@link #columns} gave once, of the same columns. */
    void take(Map<String, List<Double>> earlier) {
        columns.forEach((name, values) -> values.addAll(earlier.get(name)));
    }

    void record(TrainingUpdate update, double[] trainParts, double[] testParts) {
        add(STEP, update.step());
        add("train loss", update.trainLoss());
        add("test loss", update.testLoss());
        add(SECONDS, update.seconds());
        for (int i = 0; i < parts.size(); i++) {
            add("train " + parts.get(i), trainParts[i]);
            add("test " + parts.get(i), testParts[i]);
        }
    }

    private void add(String column, double value) {
        columns.get(column).add(value);
    }

    Map<String, List<Double>> columns() {
        return columns;
    }

    Table toTable(String name) {
        Table table = Table.create(name);
        columns.forEach((column, values) -> {
            double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
            table.addColumns(column.equals(STEP)
                    ? IntColumn.create(column, values.stream().mapToInt(Double::intValue).toArray())
                    : DoubleColumn.create(column, numbers));
        });
        return table;
    }
}
