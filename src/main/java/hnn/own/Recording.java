package hnn.own;

import hnn.data.Dataset;
import hnn.data.Samples;
import hnn.phase.Trajectory;
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
        return Table.create(source, DoubleColumn.create("t", path.times()),
                DoubleColumn.create("position", path.coordinate(0)),
                DoubleColumn.create("velocity", path.coordinate(1)));
    }

    /**
     * Splits the path in time into a training part and a test part, with velocities by a derivative.
     *
     * @param derivative how dx/dt is estimated from the states
     * @param trainFraction the part of the samples, from the first on, that is trained on
     * @throws IllegalArgumentException if a part would be empty
     */
    public Dataset dataset(Derivative derivative, double trainFraction) {
        Samples all = derivative.samples(path);
        int training = (int) (trainFraction * all.size());
        return new Dataset(all.part(0, training), all.part(training, all.size()));
    }

    /** Returns the part of the path that the test samples of {@link #dataset} cover, for rollouts beside it. */
    public Trajectory testPath(Derivative derivative, double trainFraction) {
        Trajectory sampled = derivative.sampled(path);
        return sampled.part((int) (trainFraction * sampled.size()), sampled.size());
    }
}
