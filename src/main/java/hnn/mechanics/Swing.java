package hnn.mechanics;

import hnn.phase.Trajectory;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.moment.Mean;
import org.hipparchus.stat.descriptive.moment.Variance;
import org.hipparchus.stat.descriptive.rank.Median;
import org.hipparchus.util.ResizableDoubleArray;

/** How fast the positions of paths move to and fro. */
final class Swing {

    private static final int LEAST = 9;
    /** Well off the mean, in standard deviations. */
    private static final double OFF = 0.3;

    private Swing() {}

    /** Returns how many states a third of the fastest swing takes, an odd number. */
    static int third(List<Trajectory> paths, int positions) {
        double shortest = IntStream.range(0, positions).mapToDouble(i -> states(paths, i)).min().orElseThrow();
        int most = paths.stream().mapToInt(Trajectory::size).min().orElseThrow();
        int states = Math.max(LEAST, Math.min((int) Math.round(shortest / 3), most / 2));
        return states / 2 * 2 + 1;
    }

    /**
     * Returns the states of a swing of one position: twice the median time between crossings of the mean. A crossing counts only when
     * the position was well off the mean before, so that noise makes none.
     */
    private static double states(List<Trajectory> paths, int position) {
        var between = new ResizableDoubleArray();
        int all = 0;
        for (Trajectory path : paths) {
            double[] q = path.coordinate(position);
            double mean = new Mean().evaluate(q);
            double off = OFF * Math.sqrt(new Variance().evaluate(q));
            int side = 0;
            int last = -1;
            for (int k = 0; k < q.length; k++) {
                int now = q[k] > mean + off ? 1 : q[k] < mean - off ? -1 : side;
                if (side != 0 && now != side) {
                    if (last >= 0) {
                        between.addElement(k - last);
                    }
                    last = k;
                }
                side = now;
            }
            all += q.length;
        }
        return between.getNumElements() == 0 ? all : 2 * new Median().evaluate(between.getElements());
    }
}
