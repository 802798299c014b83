package hnn.pixel;

import hnn.metric.Estimate;
import hnn.metric.Squares;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
     * @param model the model
     * @param frames what it is measured against
     * @throws IllegalArgumentException if the frames are of another size than the model's
     */
    public static FrameError of(LatentModel<?> model, Frames frames) {
        double[][] each = IntStream.range(0, frames.trials()).parallel().boxed() // (pairs, parts)
                .flatMap(trial -> losses(model, frames, trial).stream()).toArray(double[][]::new);
        Map<String, Estimate> parts = new LinkedHashMap<>();
        for (int i = 0; i < LatentLoss.PARTS.size(); i++) {
            int part = i;
            parts.put(LatentLoss.PARTS.get(i), Estimate.of(Arrays.stream(each).mapToDouble(row -> row[part]).toArray()));
        }
        return new FrameError(Estimate.of(Arrays.stream(each).mapToDouble(row -> Arrays.stream(row).sum()).toArray()), parts);
    }

    private static List<double[]> losses(LatentModel<?> model, Frames frames, int trial) {
        int pairs = frames.times() - 1;
        double[][] z = IntStream.range(0, pairs)
                .mapToObj(time -> model.encode(frames.pair(trial, time))).toArray(double[][]::new);
        return IntStream.range(0, pairs - 1)
                .mapToObj(time -> losses(model, frames.pair(trial, time), z[time], z[time + 1])).toList();
    }

    private static double[] losses(LatentModel<?> model, float[] pair, double[] z, double[] later) {
        float[] decoded = model.decodePair(z);
        double reconstruction = 0;
        for (int i = 0; i < pair.length; i++) {
            double difference = pair[i] - decoded[i];
            reconstruction += difference * difference;
        }
        double momentum = z[1] - (later[0] - z[0]);
        double[] velocity = model.at(0, z);
        double[] ahead = {z[0] + velocity[0], z[1] + velocity[1]};
        return new double[] {reconstruction / pair.length, momentum * momentum,
            LatentLoss.DYNAMICS_WEIGHT * Squares.meanDifference(later, ahead)};
    }
}
