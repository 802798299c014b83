package hnn.data;

import hnn.Arguments;
import hnn.phase.Trajectory;
import java.util.List;

/**
 * Observed paths, without velocities, in a training and a test part.
 *
 * @param train what the loss is taken over
 * @param test what no training step sees
 */
public record PathData(List<Trajectory> train, List<Trajectory> test) {

    /**
     * Copies and checks the lists.
     *
     * @throws IllegalArgumentException if a part is empty, or the dimensions differ
     */
    public PathData {
        Arguments.require(!train.isEmpty(), "train is empty: give at least one path");
        Arguments.require(!test.isEmpty(), "test is empty: give at least one path");
        train = List.copyOf(train);
        test = List.copyOf(test);
        int dimension = train.get(0).dimension();
        for (List<Trajectory> part : List.of(train, test)) {
            for (Trajectory path : part) {
                Arguments.require(path.dimension() == dimension, "all paths must have the dimension of the first, %d, not %d",
                        dimension, path.dimension());
            }
        }
    }

    /** Returns the dimension 2n of phase space. */
    public int dimension() {
        return train.get(0).dimension();
    }
}
