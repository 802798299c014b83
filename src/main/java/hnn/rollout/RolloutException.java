package hnn.rollout;

import hnn.phase.Trajectory;
import java.util.Locale;

/** A rollout that could not be carried on. It says where, and keeps what was computed so far. */
public final class RolloutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final double time;
    private final double step;
    private final transient Trajectory part;

    RolloutException(StepException cause, double time, double step, double end, Trajectory part) {
        super(String.format(Locale.ROOT, "the rollout stopped at t = %s of %s, in a step of %s: %s",
                time, end, step, cause.getMessage()), cause);
        this.time = time;
        this.step = step;
        this.part = part;
    }

    /** Returns the time up to which the path could be followed. */
    public double time() {
        return time;
    }

    /** Returns the size of the step that failed, with its sign. */
    public double step() {
        return step;
    }

    /** Returns what was left of the equations of an implicit step, in the units of the state; NaN for all other causes. */
    public double residual() {
        return ((StepException) getCause()).residual();
    }

    /** Returns the path so far: the states at those of the times asked for that were reached, the start at least. */
    public Trajectory part() {
        return part;
    }
}
