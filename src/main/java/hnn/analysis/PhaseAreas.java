package hnn.analysis;

import hnn.Arguments;
import hnn.phase.Trajectory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The areas that closed lines of states enclose while fields carry them along. */
public final class PhaseAreas {

    private PhaseAreas() {}

    /** Returns the areas as a table with the column t and one for each field, of lines whose last state is next to the first. */
    public static Table table(Map<String, List<Trajectory>> lines) {
        double[] times = lines.values().iterator().next().get(0).times();
        Table table = Table.create("area", DoubleColumn.create("t", times));
        lines.forEach((name, paths) -> table.addColumns(StringColumn.create(name, IntStream.range(0, times.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%.4f", area(at(paths, i)))).toList())));
        return table;
    }

    /**
     * Returns the area that a closed line of states encloses: of the polygons that the states draw in each plane (q_i, p_i),
     * the sum. The motion carries the line along and keeps the area (Liouville; Poincare's integral, the sum of p dq).
     *
     * @param line at least three states, the last joined to the first; counterclockwise areas are above 0
     */
    public static double area(double[][] line) {
        Arguments.atLeast("the number of states", 3, line.length);
        int n = line[0].length / 2;
        double area = 0;
        for (int k = 0; k < line.length; k++) {
            double[] here = line[k];
            double[] next = line[(k + 1) % line.length];
            for (int i = 0; i < n; i++) {
                area += (here[i] * next[n + i] - next[i] * here[n + i]) / 2;
            }
        }
        return area;
    }

    private static double[][] at(List<Trajectory> paths, int time) {
        return paths.stream().map(path -> path.states()[time]).toArray(double[][]::new);
    }
}
