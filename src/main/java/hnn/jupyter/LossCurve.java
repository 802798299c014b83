package hnn.jupyter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The losses along a training of any length, of which the first and the last of every so many are shown. */
final class LossCurve {

    /** Steps that a screen can show. */
    private static final int MOST = 400;

    /** Step, train loss, test loss. */
    private final List<double[]> rows = new ArrayList<>();

    void add(double step, double trainLoss, double testLoss) {
        rows.add(new double[] {step, trainLoss, testLoss});
    }

    double[] steps() {
        return column(0);
    }

    double[] train() {
        return column(1);
    }

    double[] test() {
        return column(2);
    }

    /** The latest step is always there. */
    private double[] column(int index) {
        int last = rows.size() - 1;
        int every = Integer.highestOneBit(Math.max(1, 2 * ((last - 1) / MOST))); // the least power of 2 that leaves so many
        return IntStream.rangeClosed(0, (last + every - 1) / every)
                .mapToDouble(k -> rows.get(Math.min(k * every, last))[index]).toArray();
    }
}
