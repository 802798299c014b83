package hnn.pixel;

import hnn.Cores;
import hnn.metric.Estimate;
import hnn.metric.Squares;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.util.MathArrays;

/**
 * How far a model of frames is from frames: the loss it was trained with, over all pairs that another pair follows.
 *
 * @param whole the mean over pairs of the whole loss, its error over pairs
 * @param parts the same for each of {@link LatentLoss#PARTS}
 */
public record FrameError(Estimate whole, Map<String, Estimate> parts) {

    /**
     * Measures a model, on all cores.
     *
     * @throws IllegalArgumentException if the frames are of another size than the model's
     */
    public static FrameError of(LatentModel<?> model, Frames frames) {
        double[][] each = Cores.map(frames.trials(), trial -> losses(model, frames, trial).toList()).stream()
                .flatMap(List::stream).toArray(double[][]::new); // (pairs, parts)
        Map<String, Estimate> parts = new LinkedHashMap<>();
        for (int i = 0; i < LatentLoss.PARTS.size(); i++) {
            int part = i;
            parts.put(LatentLoss.PARTS.get(i), over(each, row -> row[part]));
        }
        return new FrameError(over(each, row -> Arrays.stream(row).sum()), parts);
    }

    private static Estimate over(double[][] each, ToDoubleFunction<double[]> loss) {
        return Estimate.of(Arrays.stream(each).mapToDouble(loss).toArray());
    }

    private static Stream<double[]> losses(LatentModel<?> model, Frames frames, int trial) {
        double[][] z = IntStream.range(0, frames.times() - 1)
                .mapToObj(time -> model.encode(frames.pair(trial, time))).toArray(double[][]::new);
        return IntStream.range(0, z.length - 1).mapToObj(time -> losses(model, frames.pair(trial, time), z[time], z[time + 1]));
    }

    private static double[] losses(LatentModel<?> model, float[] pair, double[] z, double[] later) {
        float[] decoded = model.decodePair(z);
        double reconstruction = 0;
        for (int i = 0; i < pair.length; i++) {
            double difference = pair[i] - decoded[i];
            reconstruction += difference * difference;
        }
        int n = z.length / 2;
        double[] way = MathArrays.ebeSubtract(Arrays.copyOf(later, n), Arrays.copyOf(z, n));
        return new double[] {reconstruction / pair.length, Squares.meanDifference(Arrays.copyOfRange(z, n, z.length), way),
            LatentLoss.DYNAMICS_WEIGHT * Squares.meanDifference(later, model.next(z))};
    }
}
