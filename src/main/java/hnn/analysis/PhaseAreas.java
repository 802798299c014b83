package hnn.analysis;

import hnn.phase.PhaseSpace;
import hnn.phase.Trajectory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The areas that closed lines of states enclose while fields carry them along; see {@link PhaseSpace#area}. */
public final class PhaseAreas {

    private PhaseAreas() {}

    /** Returns the areas as a table with the column t and one for each field, of lines whose last state is next to the first. */
    public static Table table(Map<String, List<Trajectory>> lines) {
        double[] times = lines.values().iterator().next().get(0).times();
        Table table = Table.create("area", DoubleColumn.create("t", times));
        lines.forEach((name, paths) -> table.addColumns(StringColumn.create(name, IntStream.range(0, times.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%.4f", PhaseSpace.area(at(paths, i)))).toList())));
        return table;
    }

    private static double[][] at(List<Trajectory> paths, int time) {
        return paths.stream().map(path -> path.states()[time]).toArray(double[][]::new);
    }
}
