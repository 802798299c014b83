package hnn.jupyter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The losses along a training of any length: the first step, then the last of every so many. When there are too many, every
 * second one goes.
 */
final class LossCurve {

    /** An even number. */
    private static final int MOST = 400;

    /** Step, train loss, test loss. */
    private List<double[]> rows = new ArrayList<>();
    private int every = 1;
    private int sinceFirst;

    /** Takes note of a step; the latest one is always there. */
    void add(double step, double trainLoss, double testLoss) {
        boolean begins = rows.isEmpty() || sinceFirst++ % every == 0;
        if (!begins) {
            rows.remove(rows.size() - 1);
        } else if (rows.size() > MOST) {
            rows = new ArrayList<>(IntStream.rangeClosed(0, MOST / 2).mapToObj(i -> rows.get(2 * i)).toList());
            every *= 2;
        }
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

    private double[] column(int index) {
        return rows.stream().mapToDouble(row -> row[index]).toArray();
    }
}
