package hnn.own;

import hnn.data.Dataset;
import hnn.phase.Trajectory;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * A measured path of a system with one degree of freedom.
 *
 * @param source where it comes from, for titles: a file's name, or what was simulated
 * @param real whether it was measured; false for a stand-in
 * @param path times and states (position, velocity)
 */
public record Recording(String source, boolean real, Trajectory path) {

    /** Returns the table with the columns t, position, velocity. */
    public Table toTable() {
        return Table.create(source, DoubleColumn.create("t", path.times()), DoubleColumn.create("position", path.coordinate(0)),
                DoubleColumn.create("velocity", path.coordinate(1)));
    }

    /** Splits the path in time, with velocities by a derivative; see {@link Observations#dataset(Derivative, double)}. */
    public Dataset dataset(Derivative derivative, double trainFraction) {
        return Observations.split(List.of(derivative.samples(path)), trainFraction);
    }

    /** Returns the part of the path that the test samples of {@link #dataset} cover, to compare rollouts with. */
    public Trajectory testPath(Derivative derivative, double trainFraction) {
        return Observations.splitPaths(List.of(derivative.sampled(path)), trainFraction).test().get(0);
    }
}
