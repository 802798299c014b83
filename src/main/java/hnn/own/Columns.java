package hnn.own;

import hnn.Arguments;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which columns of a table are what.
 *
 * <pre>{@code
 * Columns.of("t", List.of("q"), List.of("p")).withTrajectory("run")      // positions and momenta
 * Columns.rates("t", List.of("angle"), List.of("angular velocity"))       // their rates instead
 * Columns.positions("t", "angle")                                         // positions alone
 * }</pre>
 *
 * @param positions q_1 to q_n
 * @param momenta p_1 to p_n, or dq_1/dt to dq_n/dt, in the order of the positions; empty where there are positions alone
 * @param velocities dq_1/dt .. dq_n/dt, dp_1/dt .. dp_n/dt; empty where they were not measured
 * @param trajectory what tells one path from the next, numbers or words; null where there is one path
 * @param rates whether the momenta are rates of the positions, dq/dt, and not the momenta
 */
public record Columns(String time, List<String> positions, List<String> momenta, List<String> velocities, String trajectory,
        boolean rates) {

    public Columns {
        positions = List.copyOf(positions);
        momenta = List.copyOf(momenta);
        velocities = List.copyOf(velocities);
        Arguments.require(!positions.isEmpty() && (momenta.isEmpty() || positions.size() == momenta.size()),
                "there must be one %s for each position, at least one, not positions %s and %s",
                rates ? "rate" : "momentum", positions, momenta);
        Arguments.require(velocities.isEmpty() || (velocities.size() == 2 * positions.size() && !momenta.isEmpty()),
                "velocities must be one for each position and momentum, %d, or none, not %s", 2 * positions.size(), velocities);
        List<String> all = all(time, positions, momenta, velocities, trajectory);
        for (String name : all) {
            Arguments.require(all.indexOf(name) == all.lastIndexOf(name), "the column %s is named twice: name each once", name);
        }
    }

    /** Names the columns of positions and momenta. */
    public Columns(String time, List<String> positions, List<String> momenta, List<String> velocities, String trajectory) {
        this(time, positions, momenta, velocities, trajectory, false);
    }

    /** Names the columns of one path without measured velocities. */
    public static Columns of(String time, List<String> positions, List<String> momenta) {
        Arguments.require(positions.size() == momenta.size(), "there must be one momentum for each"
                + " position, at least one, not positions %s and momenta %s", positions, momenta);
        return new Columns(time, positions, momenta, List.of(), null);
    }

    /** Names the columns of one path of positions and their rates, dq/dt, whose momenta are not known. */
    public static Columns rates(String time, List<String> positions, List<String> rates) {
        return new Columns(time, positions, rates, List.of(), null, true);
    }

    /** Names the columns of one path of positions alone. */
    public static Columns positions(String time, String... positions) {
        return new Columns(time, List.of(positions), List.of(), List.of(), null);
    }

    /** Returns these columns and the one that tells one path from the next, by numbers or words. */
    public Columns withTrajectory(String name) {
        return new Columns(time, positions, momenta, velocities, name, rates);
    }

    /** Returns the columns of the state, q_1 to q_n, p_1 to p_n. */
    public List<String> state() {
        return Stream.concat(positions.stream(), momenta.stream()).toList();
    }

    private static List<String> all(
            String time, List<String> positions, List<String> momenta, List<String> velocities, String trajectory) {
        return Stream.of(Stream.of(time), positions.stream(), momenta.stream(), velocities.stream(),
                Stream.ofNullable(trajectory)).flatMap(names -> names).toList();
    }
}
