package hnn.experiment;

import hnn.data.DataSettings;
import hnn.data.OrbitStarts;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.experiment.Claim.Bounds;
import hnn.own.Derivative;
import hnn.own.PendulumRecordings;
import hnn.own.Recording;
import hnn.pixel.FrameSettings;
import hnn.system.Bodies;
import hnn.system.HamiltonianSystem;
import hnn.system.MassSpring;
import hnn.system.Pendulum;
import hnn.training.Schedule;
import hnn.training.TrainingSettings;
import java.util.List;

/**
 * The experiments with the paper's settings.
 *
 * <p>Source: Greydanus et al. 2019, sections 3 to 5, and the settings of its code where the two differ.
 */
public final class Experiments {

    private static final int HIDDEN = 200;

    /** The variance of the pixels of task 5, which no seed changes by as much as a thousandth. */
    static final double PIXEL_VARIANCE = 0.02066;

    private Experiments() {}

    /**
     * Task 1: 50 trajectories of the mass-spring, 30 points each on [0, 3], noise 0.1, half of them for training.
     *
     * <p>In one thing this is not the paper's setting: over the last fifth of the steps the learning rate falls to 0, for
     * both models. At a constant rate the losses jump now and then; where the last step is such a jump, the HNN's energy
     * metric is ten times as large, and the last bit of a weight decides whether it is.
     */
    public static FieldExperiment massSpring() {
        var system = new MassSpring();
        return simulated("01-mass-spring", system, Starts.ring(0.1, 1), new DataSettings(50, 30, 3, 0.1, 0.5, 0),
                TrainingSettings.paper().withSchedule(Schedule.linearDecay(0.2)),
                new RandomRollouts(system, Starts.signed(0.2, 1), 15, 20, 100),
                new Published(3.7134e-2, 3.6656e-2, 1.7077e-1), new Published(3.6933e-2, 3.5928e-2, 3.8416e-4),
                new Claim(noise(3.3e-2), noise(3.3e-2), 8e-4, 20, true));
    }

    /**
     * Task 2: 50 trajectories of the pendulum, 45 points each on [0, 3], noise 0.1, half of them for training. The
     * rollouts start where the data does; the authors' own energy column has other starts and another energy.
     */
    public static FieldExperiment pendulum() {
        Starts starts = Starts.ring(1.3, 2.3);
        return simulated("02-pendulum", new Pendulum(), starts, new DataSettings(50, 45, 3, 0.1, 0.5, 0),
                TrainingSettings.paper(), new RandomRollouts(new Pendulum(), starts, 15, 20, 100),
                new Published(3.2606e-2, 3.5273e-2, 4.1519e-2), new Published(3.2787e-2, 3.5586e-2, 2.4852e-2),
                new Claim(noise(2.8e-2), noise(2.8e-2), 3e-3, 20, true));
    }

    /**
     * Task 3: one recording of a real pendulum, velocities by forward differences, the first four fifths for training.
     * The rollout follows the rest of the recording. The energy 2.4 (1 - cos q) + v^2 serves the metric only.
     */
    public static FieldExperiment realPendulum(Recording recording) {
        var energy = new Pendulum(2.4);
        Derivative derivative = Derivative.forward();
        double part = 0.8;
        return new FieldExperiment("03-real-pendulum", energy, seed -> recording.dataset(derivative, part),
                HIDDEN, TrainingSettings.paper().withWeightDecay(1e-5),
                new RecordedRollout(energy, recording.testPath(derivative, part)),
                new Published(2.7455e-3, 2.1864e-3, 3.8564e-1), new Published(9.2376e-3, 5.9584e-3, 1.4477e-2),
                new Claim(Bounds.trainAtMost(3e-3), Bounds.trainAtMost(1e-2), 1.4e-2, 20, false),
                recording.real() ? "recorded" : recording.source());
    }

    /**
     * Task 4: 1000 orbits of two bodies, 50 points each on [0, 20], one in five for the test.
     *
     * <p>As in task 1, the learning rate falls to 0 over the last fifth of the steps, for both models. At a constant rate
     * the weights keep moving, and the HNN's energy metric changes tenfold from one hundred steps to the next.
     */
    public static FieldExperiment twoBodies() {
        var system = new Bodies(1, 1);
        return simulated("04-two-body", system, OrbitStarts.twoBodies(), new DataSettings(1000, 50, 20, 0, 0.8, 0),
                new TrainingSettings(10_000, 200, 1e-3, 0, 100, 0).withSchedule(Schedule.linearDecay(0.2)),
                new RandomRollouts(system, OrbitStarts.twoBodies(), 15, 25, 500),
                new Published(3.2682e-5, 2.9575e-5, 6.3276e-2), new Published(2.9959e-6, 2.8218e-6, 3.8751e-5),
                new Claim(Bounds.atMost(3.5e-5), Bounds.atMost(7e-6), 4e-5, 50, true));
    }

    /** Task 4b: 5000 orbits of three bodies, 20 points each on [0, 5], one in five for the test. */
    public static FieldExperiment threeBodies() {
        var system = new Bodies(1, 1, 1);
        return simulated("05-three-body", system, OrbitStarts.threeBodies(), new DataSettings(5000, 20, 5, 0, 0.8, 0),
                new TrainingSettings(10_000, 600, 1e-3, 1e-4, 100, 0),
                new RandomRollouts(system, OrbitStarts.threeBodies(), 15, 3, 500),
                new Published(9.5573e-2, 3.8000e-1, 1.0906e+2), new Published(8.0346e-2, 4.8809e-1, 4.1926e-2),
                new Claim(Bounds.trainAtMost(1.2e-1), Bounds.trainAtMost(1.2e-1), 7e-2, 100, false));
    }

    /**
     * Task 5: 200 trials of 103 frames of a pendulum, one in five for the test. The rollouts are 100 frames from the first
     * pairs of 15 test trials; their energy is read off the latent plane by a map fitted to the training frames.
     *
     * <p>As in task 1, the learning rate falls to 0 over the last fifth of the steps, for both models: at a constant rate
     * the momentum loss jumps tenfold now and then, and the last step may be one of these.
     */
    public static FrameExperiment pixelPendulum() {
        return new FrameExperiment("06-pixel-pendulum", FrameSettings.paper(), HIDDEN,
                new TrainingSettings(10_000, 200, 1e-3, 1e-5, 250, 0).withSchedule(Schedule.linearDecay(0.2)), 15, 100,
                new Published(1.7731e-4, 1.7306e-4, 9.2748e-3), new Published(1.8683e-4, 1.8451e-4, 1.5315e-4),
                new Claim(pixels(), pixels(), Double.POSITIVE_INFINITY, 5, false));
    }

    /** Losses as parts of the variance of the pixels. */
    private static Bounds pixels() {
        return new Bounds(0, 0.012 * PIXEL_VARIANCE, 0.013 * PIXEL_VARIANCE);
    }

    /** Losses that are dominated by the noise in the data: none can be far below it. */
    private static Bounds noise(double low) {
        return new Bounds(low, 4.2e-2, 4.2e-2);
    }

    private static FieldExperiment simulated(String name, HamiltonianSystem system, Starts starts, DataSettings data,
            TrainingSettings training, RolloutMetric rollouts, Published baseline, Published hnn, Claim claim) {
        return new FieldExperiment(name, system, seed -> TrajectoryData.generate(system, starts, data.withSeed(seed)),
                HIDDEN, training, rollouts, baseline, hnn, claim, Experiment.SIMULATED);
    }

    /** Returns all experiments, in the order of the notebooks; the recording is the one that is found. */
    public static List<Experiment> all() {
        return List.of(massSpring(), pendulum(), realPendulum(PendulumRecordings.find()), twoBodies(), threeBodies(),
                pixelPendulum());
    }
}
