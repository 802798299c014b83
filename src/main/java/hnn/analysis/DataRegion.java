package hnn.analysis;

import hnn.Arguments;
import hnn.Cores;
import hnn.data.Dataset;
import hnn.phase.Trajectory;
import hnn.shooting.PathData;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;
import org.hipparchus.util.MathArrays;

/**
 * The part of phase space that a network has seen. Outside it, whatever the network says is a guess.
 *
 * <p>A state is inside if it is no farther from the nearest training state than the farthest test state is. Of more than 1000
 * test states, at most 1000 are looked at, evenly chosen. So the width of the region is not chosen, but is what the data shows of
 * itself: dense data has a narrow border. Distances are taken with each coordinate in units of its standard deviation.
 */
public final class DataRegion {

    /** More test states than these make it slower, not better. */
    private static final int MOST_TEST_STATES = 1000;

    private final double[] scale;
    private final double[][] seen; // in units of the scale
    private final double reach;

    private DataRegion(double[][] train, double[][] test) {
        scale = IntStream.range(0, train[0].length).mapToDouble(i -> {
            double[] values = Arrays.stream(train).mapToDouble(x -> x[i]).toArray();
            double deviation = new DescriptiveStatistics(values).getStandardDeviation();
            return deviation > 0 ? deviation : 1; // a coordinate that never moves
        }).toArray();
        seen = Arrays.stream(train).map(x -> MathArrays.ebeDivide(x, scale)).toArray(double[][]::new);
        int every = (test.length + MOST_TEST_STATES - 1) / MOST_TEST_STATES;
        reach = Cores.map((test.length + every - 1) / every, i -> nearest(test[i * every])).stream().max(Double::compare)
                .orElse(0.0);
        Arguments.require(reach > 0, "the test states are training states: the region of the data needs others to be"
                + " measured by");
    }

    /** Takes the region of a data set, some of whose test states must differ from the training states. */
    public static DataRegion of(Dataset data) {
        return new DataRegion(data.train().x(), data.test().x());
    }

    /** Takes the region of paths, as of a data set. */
    public static DataRegion of(PathData data) {
        return new DataRegion(PathData.states(data.train()), PathData.states(data.test()));
    }

    /** Returns the dimension 2n of phase space. */
    public int dimension() {
        return scale.length;
    }

    /** Returns the distance to the nearest training state over the width of the border: at most 1 inside. */
    public double distance(double[] x) {
        Arguments.require(x.length == scale.length, "x must have %d numbers, not %d", scale.length, x.length);
        return nearest(x) / reach;
    }

    /** Tells whether a state is where the data is. */
    public boolean contains(double[] x) {
        return distance(x) <= 1;
    }

    /** Returns the index of the first state of a path that is outside; the number of states where none is. */
    public int exit(Trajectory path) {
        return IntStream.range(0, path.size()).filter(i -> !contains(path.states()[i])).findFirst().orElse(path.size());
    }

    /** Returns the training states. */
    public double[][] states() {
        return Arrays.stream(seen).map(x -> MathArrays.ebeMultiply(x, scale)).toArray(double[][]::new);
    }

    /** Returns the half axes of the border about one training state, in the units of the coordinates. */
    public double[] border() {
        return MathArrays.scale(reach, scale);
    }

    private double nearest(double[] x) {
        double[] point = MathArrays.ebeDivide(x, scale);
        double least = Double.POSITIVE_INFINITY;
        for (double[] other : seen) {
            double square = 0;
            for (int i = 0; i < point.length && square < least; i++) {
                square += (point[i] - other[i]) * (point[i] - other[i]);
            }
            least = Math.min(least, square);
        }
        return Math.sqrt(least);
    }
}
