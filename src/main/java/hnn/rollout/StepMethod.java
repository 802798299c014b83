package hnn.rollout;

import hnn.phase.Field;

/**
 * A method that takes one step after the other; {@link Methods} has those that are known. A lambda is one too:
 *
 * <pre>{@code
 * StepMethod euler = (field, t, x, h) -> {
 *     double[] v = field.at(t, x);
 *     return new double[] {x[0] + h * v[0], x[1] + h * v[1]};
 * };
 * Trajectory path = euler.every(0.01).integrate(system, start, times);
 * }</pre>
 */
@FunctionalInterface
public interface StepMethod {

    /**
     * Takes one step. Returns where it ends, a new array.
     *
     * @param t the time at the beginning of the step
     * @param state where the step begins, as {@link #lift} makes it; it must not be changed
     * @param h the step, negative to go back
     */
    double[] step(Field field, double t, double[] state, double h);

    /** Returns what is known of the method. */
    default MethodFacts facts() {
        return MethodFacts.UNKNOWN;
    }

    /**
     * Refuses a field that the method is not for.
     *
     * @throws IllegalArgumentException if it is none; the message says which method to take
     */
    default void check(Field field) {}

    /** Returns what the method steps in place of a state: most methods step the state itself. */
    default double[] lift(double[] x) {
        return x.clone();
    }

    /** Returns the state of what the method steps. */
    default double[] project(double[] lifted) {
        return lifted;
    }

    /** Returns the method with a fixed step, a finite number above 0, in the field's unit of time. */
    default FixedStep every(double step) {
        return new FixedStep(this, step);
    }
}
