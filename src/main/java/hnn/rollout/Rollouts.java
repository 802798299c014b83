package hnn.rollout;

import hnn.phase.Field;
import hnn.phase.Fields;
import hnn.phase.Trajectory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rollouts of several fields from the same start, or the same starts. */
public final class Rollouts {

    private Rollouts() {}

    /**
     * Follows each field from the same start.
     *
     * @param fields what is followed
     * @param start the common start
     * @param times the times asked for
     * @param integrator follows all of them
     * @return the paths by the names of the fields, in their order
     */
    public static Map<String, Trajectory> of(Fields fields, double[] start, double[] times, Integrator integrator) {
        Map<String, Trajectory> paths = new LinkedHashMap<>();
        for (Map.Entry<String, Field> field : fields.byName().entrySet()) {
            paths.put(field.getKey(), integrator.integrate(field.getValue(), start, times));
        }
        return paths;
    }

    /**
     * Follows each field from the same starts.
     *
     * @param fields what is followed
     * @param starts at least one, all of one length 2n
     * @param times the times asked for
     * @param integrator follows all of them
     * @return for each field, in their order, the paths in the order of the starts
     */
    public static Map<String, List<Trajectory>> of(
            Fields fields, List<double[]> starts, double[] times, Integrator integrator) {
        Map<String, List<Trajectory>> paths = new LinkedHashMap<>();
        fields.byName().forEach((name, field) -> paths.put(name, integrator.integrate(field, starts, times)));
        return paths;
    }
}
