package hnn.phase;

import hnn.Arguments;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A path through phase space: states x(t_0), x(t_1), ... at rising or falling times.
 *
 * @param times the times, length m
 * @param states the states, m rows of length 2n
 * @param warnings a sentence for each thing that makes the path doubtful, such as a jump of H in a rollout; mostly none
 */
public record Trajectory(double[] times, double[][] states, List<String> warnings) {

    /**
     * Copies and checks the arrays.
     *
     * @throws IllegalArgumentException if there are no states, their number is not that of the times, a state
     *     has another length than the first, or an entry is not finite
     */
    public Trajectory {
        Arguments.require(times.length == states.length && times.length > 0,
                "times and states must have the same length of at least 1, not %d and %d",
                times.length, states.length);
        times = Arguments.finite("times", times).clone();
        states = Arguments.finiteRows("states", states, Arguments.atLeast("the length of states[0]", 1, states[0].length));
        warnings = List.copyOf(warnings);
    }

    /** A path without a warning. */
    public Trajectory(double[] times, double[][] states) {
        this(times, states, List.of());
    }

    /** Returns the number of states. */
    public int size() {
        return times.length;
    }

    /** Returns the dimension of the states, 2n in phase space. */
    public int dimension() {
        return states[0].length;
    }

    /** Returns the states number {@code from} to {@code to - 1}, of which there must be one at least. */
    public Trajectory part(int from, int to) {
        return new Trajectory(Arrays.copyOfRange(times, from, to), Arrays.copyOfRange(states, from, to), warnings);
    }

    /**
     * Returns this path and another one that goes on from its end. The other's times are shifted to begin at the last time
     * here, and its first state, which is the last one here, is not repeated.
     *
     * @throws IllegalArgumentException if the other path begins somewhere else, or is of another dimension
     */
    public Trajectory then(Trajectory other) {
        int last = size() - 1;
        Arguments.require(Arrays.equals(states[last], other.states[0]), "other must begin where this path ends, at %s, not %s",
                Arrays.toString(states[last]), Arrays.toString(other.states[0]));
        double[] joined = Arrays.copyOf(times, last + other.size());
        double[][] path = Arrays.copyOf(states, last + other.size());
        for (int i = 1; i < other.size(); i++) {
            joined[last + i] = times[last] + other.times[i] - other.times[0];
            path[last + i] = other.states[i];
        }
        return new Trajectory(joined, path, Stream.concat(warnings.stream(), other.warnings.stream()).distinct().toList());
    }

    /** Returns the state at the last time. */
    public double[] end() {
        return states[size() - 1].clone();
    }

    /** Returns one coordinate along the path, for instance 0 for q_1. */
    public double[] coordinate(int index) {
        return along(x -> x[index]);
    }

    /** Returns a quantity along the path, for instance {@code along(system::hamiltonian)} for the energy. */
    public double[] along(ToDoubleFunction<double[]> quantity) {
        return Arrays.stream(states).mapToDouble(quantity).toArray();
    }

    /** Returns the number of states, where the path begins and where it ends, and the warnings. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "path of %d states from t = %.4g, %s, to t = %.4g, %s%s", size(), times[0],
                Arrays.toString(states[0]), times[size() - 1], Arrays.toString(end()),
                warnings.stream().map("; "::concat).collect(Collectors.joining()));
    }
}
