package hnn.experiment;

import hnn.data.DataSettings;
import hnn.data.Starts;
import hnn.system.MassSpring;
import hnn.training.TrainingSettings;
import java.util.List;

/**
 * The experiments with the paper's settings.
 *
 * <p>Source: Greydanus et al. 2019, sections 3 to 5, and the settings of its code where the two differ.
 */
public final class Experiments {

    private Experiments() {}

    /** Task 1: 50 trajectories of the mass-spring, 30 points each on [0, 3], noise 0.1, half of them for training. */
    public static Experiment massSpring() {
        return new Experiment("01-mass-spring", new MassSpring(), Starts.ring(0.1, 1),
                new DataSettings(50, 30, 3, 0.1, 0.5, 0), 200, TrainingSettings.paper(),
                new RolloutSettings(Starts.signed(0.2, 1), 15, 20, 100),
                new Published(3.7134e-2, 3.6656e-2, 1.7077e-1),
                new Published(3.6933e-2, 3.5928e-2, 3.8416e-4));
    }

    /** Returns all experiments, in the order of the notebooks. */
    public static List<Experiment> all() {
        return List.of(massSpring());
    }
}
