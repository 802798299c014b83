package hnn.metric;

import hnn.phase.Field;
import hnn.phase.Fields;
import hnn.phase.PhaseSpace;
import hnn.phase.Trajectory;
import hnn.rollout.Integrator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Closed lines of states carried along by fields, and the areas that they enclose; see {@link PhaseSpace#area}. */
public final class PhaseAreas {

    private PhaseAreas() {}

    /**
     * Lets each state of a line go its way.
     *
     * @param fields what carries the line
     * @param line states in order, the last next to the first
     * @param times when the line is looked at
     * @param integrator follows each state
     * @return for each field, the paths of the states in the order of the line
     */
    public static Map<String, List<Trajectory>> carry(
            Fields fields, List<double[]> line, double[] times, Integrator integrator) {
        Map<String, List<Trajectory>> lines = new LinkedHashMap<>();
        for (Map.Entry<String, Field> field : fields.byName().entrySet()) {
            lines.put(field.getKey(), integrator.integrate(field.getValue(), line, times));
        }
        return lines;
    }

    /** Returns the areas as a table with the column t and one for each field. */
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
