package hnn.rollout;

import hnn.phase.Fields;
import hnn.phase.Trajectory;
import java.util.List;
import java.util.Map;

/** Rollouts of several fields from the same start, or the same starts. */
public final class Rollouts {

    private Rollouts() {}

    /** Follows each field from the same start. Returns the paths by the names of the fields, in their order. */
    public static Map<String, Trajectory> of(Fields fields, double[] start, double[] times, Integrator integrator) {
        return fields.map(field -> integrator.integrate(field, start, times));
    }

    /**
     * Follows each field from the same starts. Returns for each field, in their order, the paths in the order of the starts.
     *
     * @param starts at least one, all of one length
     */
    public static Map<String, List<Trajectory>> of(Fields fields, List<double[]> starts, double[] times, Integrator integrator) {
        return fields.map(field -> integrator.integrate(field, starts, times));
    }
}
