package hnn.pixel;

import hnn.Arguments;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.system.Pendulum;

/**
 * The pendulum of OpenAI Gym, which moves from one frame to the next.
 *
 * <pre>
 *   v' = v - (3 g / 2 l) sin(q) dt,  clipped to [-8, 8]
 *   q' = q + v' dt
 *
 *   g = 10, m = l = 1, dt = 0.05 s
 * </pre>
 *
 * q is the angle from hanging in radians, v its velocity in radians per second; there is no torque and no friction. The
 * state is (q, p) with p = v / 4; an eighth of the energy is p^2 + 1.875 (1 - cos q), and {@link #ENERGY} is this but for the
 * paper's factor. One unit of time is one frame.
 *
 * <p>This is the semi-implicit (symplectic) Euler method, and the map itself is the truth here: its energy oscillates in each
 * swing and does not drift over many. Largest less smallest energy over the mean is dt sqrt(3 g / 2 l) = 0.194 in small swings,
 * 0.191 in swings of 30 degrees, the largest of the paper's: the energy stays within 9.7 and 9.5 % of its mean.
 *
 * <p>Source: the environment Pendulum of OpenAI Gym; Greydanus et al. 2019, section 5.
 */
public final class GymPendulum {

    /** The energy by which rollouts are measured, 1.9 (1 - cos q) + p^2; the factor is the paper's. */
    public static final Pendulum ENERGY = new Pendulum(1.9);

    /** Seconds from one frame to the next. */
    public static final double TIME_STEP = 0.05;

    /** v over p. */
    public static final double VELOCITY_SCALE = 4;

    private static final double PULL = 15; // 3 g / 2 l
    private static final double FASTEST = 8;

    private GymPendulum() {}

    /** Returns the state x = (q, p) one frame later. */
    public static double[] next(double[] x) {
        // StrictMath gives the same bits on every machine.
        double velocity = VELOCITY_SCALE * x[1] - PULL * StrictMath.sin(x[0]) * TIME_STEP;
        velocity = Math.max(-FASTEST, Math.min(FASTEST, velocity));
        return new double[] {x[0] + velocity * TIME_STEP, velocity / VELOCITY_SCALE};
    }

    /**
     * Returns the states at frames 0, 1, 2, .., the first of which is the start (q, p).
     *
     * @throws IllegalArgumentException if the start has not two finite numbers or there are fewer than two frames
     */
    public static Trajectory path(double[] start, int frames) {
        Arguments.require(start.length == 2, "start must be (q, p), not %d numbers", start.length);
        Arguments.atLeast("frames", 2, frames);
        double[][] states = new double[frames][];
        states[0] = Arguments.finite("start", start).clone();
        for (int i = 1; i < frames; i++) {
            states[i] = next(states[i - 1]);
        }
        return new Trajectory(Times.linspace(0, frames - 1, frames), states);
    }
}
