package hnn.pixel;

import hnn.Arguments;
import hnn.Cores;
import hnn.metric.RolloutError;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.Integrator;
import hnn.rollout.RolloutException;
import hnn.system.HamiltonianSystem;
import java.util.LinkedHashMap;
import java.util.Map;

/** Models of frames followed from the first pair of a trial. One unit of time is one frame. */
public final class LatentRollouts {

    private LatentRollouts() {}

    /**
     * Encodes the first pair of a trial and follows the model's field.
     *
     * @param steps how many frames to look ahead
     * @return the latent path at frames 0, 1, .., steps
     * @throws RolloutException if the path cannot be followed to the end
     */
    public static Trajectory from(LatentModel<?> model, Frames frames, int trial, int steps) {
        return from(model, frames, trial, steps, model.integrator());
    }

    private static Trajectory from(LatentModel<?> model, Frames frames, int trial, int steps, Integrator integrator) {
        Arguments.atLeast("steps", 1, steps);
        return integrator.integrate(model, model.encode(frames.pair(trial, 0)), Times.linspace(0, steps, steps + 1));
    }

    /** Follows each of some models from the first pair of a trial; models and paths are by name. */
    public static Map<String, Trajectory> from(
            Map<String, ? extends LatentModel<?>> models, Frames frames, int trial, int steps) {
        Map<String, Trajectory> paths = new LinkedHashMap<>();
        models.forEach((name, model) -> paths.put(name, from(model, frames, trial, steps)));
        return paths;
    }

    /**
     * Measures rollouts from the first pairs of trials against the true paths. The latent paths are brought to true
     * coordinates by a map; the estimates are over trials. A rollout that cannot be carried on counts as infinitely wrong.
     *
     * @param system has the energy, in the units of the frames' coordinates
     * @param map as fitted to training frames
     * @param frames whose first {@code count} trials are followed; their coordinates are known
     * @param count how many trials, 15 for the paper's metric
     * @param steps how many frames each, 100 for the paper's metric
     * @param integrator follows the model's field, {@link LatentModel#integrator} as it was trained
     * @throws IllegalArgumentException if there are fewer trials or frames
     * @throws IllegalStateException if the coordinates are not known
     */
    public static RolloutError error(HamiltonianSystem system, LatentModel<?> model, CoordinateMap map, Frames frames,
            int count, int steps, Integrator integrator) {
        Arguments.require(count >= 1 && count <= frames.trials(), "count must be from 1 to %d, the trials there are, not %d",
                frames.trials(), count);
        Arguments.require(steps >= 1 && steps < frames.times(), "steps must be from 1 to %d, for trials of %d frames, not %d",
                frames.times() - 1, frames.times(), steps);
        return RolloutError.over(Cores.map(count, trial -> {
            try {
                Trajectory path = from(model, frames, trial, steps, integrator);
                return map.isFinite(path)
                        ? RolloutError.along(system, frames.path(trial).part(0, steps + 1), map.at(path))
                        : RolloutError.infinite(system);
            } catch (RolloutException e) {
                return RolloutError.infinite(system);
            }
        }));
    }
}
