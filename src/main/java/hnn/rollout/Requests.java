package hnn.rollout;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.phase.HamiltonianField;
import hnn.phase.PhaseSpace;
import hnn.system.HamiltonianSystem;
import java.util.List;
import java.util.Locale;

/** The checks that all integrators make of what they are asked, and of what a field answers. */
final class Requests {

    private Requests() {}

    static void check(Field field, double[] start, double[] times) {
        Arguments.atLeast("the length of the start", 1, start.length);
        if (field instanceof HamiltonianField) {
            Arguments.phaseDimension("the length of the start", start.length);
        }
        if (field instanceof HamiltonianSystem system) {
            Arguments.require(start.length == system.dimension(), "start must have %d numbers, %s, for %s, not %d",
                    system.dimension(), PhaseSpace.names(system.dimension()), system.name(), start.length);
        }
        Arguments.finite("start", start);
        Arguments.require(times.length >= 2, "times must be at least 2, not %d", times.length);
        Arguments.finite("times", times);
        double direction = Math.signum(times[1] - times[0]);
        for (int i = 1; i < times.length; i++) {
            Arguments.require(direction != 0 && Math.signum(times[i] - times[i - 1]) == direction,
                    "times must all rise or all fall, but times[%d] = %s follows %s", i, times[i], times[i - 1]);
        }
    }

    /** Refuses starts of different lengths, and whatever a single path would refuse. */
    static void check(Field field, List<double[]> starts, double[] times) {
        Arguments.require(!starts.isEmpty(), "starts is empty: give at least one state");
        for (double[] start : starts) {
            check(field, start, times);
            Arguments.require(start.length == starts.get(0).length,
                    "starts must be of one length, not %d and %d", starts.get(0).length, start.length);
        }
    }

    /** Returns the field's value, or fails where it has the wrong length or is not finite. */
    static double[] velocity(Field field, double t, double[] x) {
        double[] velocity = field.at(t, x);
        Arguments.require(velocity.length == x.length, "the field gives %d numbers at t = %s for a state of %d",
                velocity.length, t, x.length);
        if (!Arguments.isFinite(velocity)) {
            throw new StepException(
                    String.format(Locale.ROOT, "the field is %s at t = %s, x = %s", Arguments.text(velocity), t,
                            Arguments.text(x)));
        }
        return velocity;
    }

    /** Fails where the thread was interrupted, so that a cell that is interrupted ends. */
    static void goOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new StepException("it was interrupted");
        }
    }
}
