package hnn.rollout;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import java.util.Arrays;
import java.util.List;

/**
 * A method with a fixed step. Between two times asked for, the step is shortened so that a whole number of steps fits.
 *
 * @param method takes the steps
 * @param step the largest step, in the field's unit of time
 */
public record FixedStep(StepMethod method, double step) implements Integrator {

    /** How many starts at least make good use of a call of the engine, and how many the best. */
    private static final int LEAST = 48;
    private static final int ENOUGH = 250;

    /** Checks that the step is a finite number above 0. */
    public FixedStep {
        Arguments.positive("step", step);
    }

    @Override
    public Trajectory integrate(Field field, double[] start, double[] times) {
        Trajectory path = unwatched(field, start, times);
        return new Trajectory(times, path.states(), EnergyJump.in(field, times, path.states(), step));
    }

    /** Many paths that are followed as one are watched one by one. */
    private Trajectory unwatched(Field field, double[] start, double[] times) {
        check(field, start, times);
        return new Trajectory(times, states(field, start, times));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Starts go through the field together, a block of them on each core. Each path is the same as
     * alone, up to round-off.
     */
    @Override
    public List<Trajectory> integrate(Field field, List<double[]> starts, double[] times) {
        Requests.check(field, starts, times);
        return Rollouts.inBlocks(starts, LEAST, ENOUGH, block -> Rollouts.together(this::unwatched, this, field, block, times,
                states -> EnergyJump.in(field, times, states, step)));
    }

    /**
     * {@inheritDoc}
     *
     * <p>What the method steps is not projected in between: a method that doubles phase space turns round where it is.
     */
    @Override
    public double[] thereAndBack(Field field, double[] start, double[] times) {
        check(field, start, times);
        int there = times.length - 1;
        double[] path = Arrays.copyOf(times, 2 * there + 1);
        for (int i = 1; i <= there; i++) {
            path[there + i] = times[there - i];
        }
        return states(field, start, path)[2 * there];
    }

    private void check(Field field, double[] start, double[] times) {
        Requests.check(field, start, times);
        method.check(field);
    }

    /** Goes from each time to the next, which may lie before it. */
    private double[][] states(Field field, double[] start, double[] times) {
        double[][] states = new double[times.length][];
        states[0] = start.clone();
        double[] lifted = method.lift(start);
        for (int i = 1; i < times.length; i++) {
            lifted = between(field, lifted, times, i, states);
            states[i] = method.project(lifted);
        }
        return states;
    }

    /**
     * Takes steps of what the method steps, see {@link StepMethod#lift}.
     *
     * @param steps how many, at least 1
     * @return where they lead, a new array
     * @throws RolloutException if a step cannot be taken
     */
    public double[] steps(Field field, double[] lifted, int steps) {
        Arguments.atLeast("steps", 1, steps);
        method.check(field);
        return between(field, lifted, new double[] {0, steps * step}, 1, new double[][] {method.project(lifted), null});
    }

    /** Goes on from times[i - 1] to times[i]; states holds what was asked for and reached before. */
    private double[] between(Field field, double[] lifted, double[] times, int i, double[][] states) {
        double from = times[i - 1];
        double to = times[i];
        double span = Math.abs(to - from);
        long whole = Math.max(1, Math.round(span / step));
        // Times have their own round-off: where the step fits but for that, it stays what it is to the last bit, since a
        // symplectic method is one with equal steps only.
        boolean fits = Math.abs(span - whole * step) <= 1e-9 * step + 4 * Math.ulp(Math.max(Math.abs(from), Math.abs(to)));
        long count = fits ? whole : (long) Math.ceil(span / step);
        double h = fits ? Math.copySign(step, to - from) : (to - from) / count;
        double[] next = lifted;
        for (long k = 0; k < count; k++) {
            double t = from + k * h;
            try {
                Requests.goOn();
                next = method.step(field, t, next, h);
                if (!Arguments.isFinite(next)) {
                    throw new StepException("the state is no longer finite, " + Arguments.text(next));
                }
            } catch (StepException e) {
                throw new RolloutException(e, t, h, times[times.length - 1],
                        new Trajectory(Arrays.copyOf(times, i), Arrays.copyOf(states, i)));
            }
        }
        return next;
    }
}
