package hnn.experiment;

import hnn.metric.RolloutError;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import hnn.system.HamiltonianSystem;

/** One rollout from the first point of a recorded path, compared with it at each of its times; the system gives the energy. */
public record RecordedRollout(HamiltonianSystem system, Trajectory recorded) implements RolloutMetric {

    @Override
    public RolloutError of(Field field, long seed) {
        Trajectory path = DormandPrince.standard().integrate(field, recorded.states()[0], recorded.times());
        return RolloutError.along(system, recorded, path);
    }
}
