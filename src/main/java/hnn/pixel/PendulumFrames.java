package hnn.pixel;

import hnn.Cores;
import hnn.Seeds;
import hnn.phase.Trajectory;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.random.RandomGenerator;

/** Frames of Gym's pendulum and of other pendulums, drawn by a {@link PendulumCamera}. */
public final class PendulumFrames {

    /** Gym lets its pendulum go with a velocity between -1 and 1 rad/s. */
    private static final double FASTEST_START = 1;

    private PendulumFrames() {}

    /** Makes the frames, on all cores. A trial is the same however many are made. */
    public static FrameDataset generate(FrameSettings settings) {
        var camera = new PendulumCamera(settings.side());
        List<Trajectory> paths = Cores.map(settings.trials(), trial -> swing(settings, trial));
        return FrameDataset.split(of(camera, paths), settings.testFraction());
    }

    /**
     * Films pendulums of one rod, or of several hung on each other.
     *
     * @param paths of states (q, p), where q are the angles from the vertical; a state for each frame
     * @throws IllegalArgumentException if a path has fewer than four states, or not as many as the first
     */
    public static Frames of(PendulumCamera camera, List<Trajectory> paths) {
        float[][][] brightness = Cores.map(paths, path -> film(camera, path)).toArray(float[][][]::new);
        return new Frames(camera.side(), brightness, paths.stream().map(Trajectory::states).toArray(double[][][]::new));
    }

    private static float[][] film(PendulumCamera camera, Trajectory path) {
        return Arrays.stream(path.states()).map(x -> camera.frame(Arrays.copyOf(x, x.length / 2))).toArray(float[][]::new);
    }

    /** Lets a pendulum go as Gym does, until one stays below the largest swing. */
    private static Trajectory swing(FrameSettings settings, int trial) {
        RandomGenerator random = Seeds.stream(settings.seed(), "swing", trial);
        while (true) {
            double angle = settings.largestSwing() * (2 * random.nextDouble() - 1);
            double velocity = FASTEST_START * (2 * random.nextDouble() - 1);
            Trajectory path = GymPendulum.path(new double[] {angle, velocity / GymPendulum.VELOCITY_SCALE}, settings.frames());
            if (Arrays.stream(path.coordinate(0)).allMatch(q -> Math.abs(q) < settings.largestSwing())) {
                return path;
            }
        }
    }
}
