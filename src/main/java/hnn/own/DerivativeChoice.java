package hnn.own;

import hnn.phase.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * The derivative that suits observed paths best.
 *
 * <p>Two errors of a derivative over a window of 2m + 1 states are weighed, each as a part of the typical speed: noise of the
 * states, sigma / (h speed) sqrt(3 / (m (m + 1) (2m + 1))), and the bend of the path within the window,
 * (omega h)^2 (3m^2 + 3m - 1) / 30 for a motion of angular frequency omega at the spacing h. Both are those of a parabola fitted
 * to the window; for m = 1 that is the central difference.
 *
 * @param derivative the one with the least error
 * @param error this error, as a part of the typical speed
 */
record DerivativeChoice(Derivative derivative, double error) {

    /** The standard deviation of a Gaussian over its median absolute one. */
    static final double GAUSSIAN = 1.4826;
    private static final int WIDEST = 7;

    static DerivativeChoice of(List<Trajectory> paths) {
        List<Motion> motions = IntStream.range(0, paths.get(0).dimension()).mapToObj(i -> Motion.of(paths, i)).toList();
        int shortest = paths.stream().mapToInt(Trajectory::size).min().orElseThrow();
        double least = Double.POSITIVE_INFINITY;
        int best = 1;
        for (int m = 1; m <= WIDEST && 2 * m + 1 <= shortest; m++) {
            int half = m;
            double error = motions.stream().mapToDouble(motion -> motion.error(half)).max().orElseThrow();
            if (error < least) {
                least = error;
                best = m;
            }
        }
        return new DerivativeChoice(best == 1 ? Derivative.central() : Derivative.savitzkyGolay(2 * best + 1, 2), least);
    }

    /** What the error of one coordinate depends on: sigma over the way from one state to the next, and omega h. */
    private record Motion(double noise, double angle) {

        static Motion of(List<Trajectory> paths, int coordinate) {
            List<double[]> lines = paths.stream().map(path -> path.coordinate(coordinate)).toList();
            // The third difference of a smooth path is small; that of white noise is sqrt(20) sigma.
            double[] rough = lines.stream().map(x -> differences(differences(differences(x))))
                    .flatMapToDouble(Arrays::stream).toArray();
            double sigma = rough.length == 0 ? 0 : GAUSSIAN / Math.sqrt(20) * medianSize(rough);
            int count = lines.stream().mapToInt(x -> x.length).sum();
            double variance = lines.stream().mapToDouble(DerivativeChoice::squaresAboutMean).sum() / count;
            double steps = lines.stream().map(DerivativeChoice::differences).flatMapToDouble(Arrays::stream)
                    .map(step -> step * step).sum() / count;
            double step = Math.sqrt(Math.max(steps - 2 * sigma * sigma, 0)); // without the noise
            return new Motion(sigma / step, step / Math.sqrt(variance));
        }

        double error(int m) {
            if (!(angle > 0)) { // it stands still, or all of its way is noise
                return Double.POSITIVE_INFINITY;
            }
            double bend = angle * angle * (3 * m * m + 3 * m - 1) / 30;
            return Math.hypot(noise * Math.sqrt(3.0 / (m * (m + 1.0) * (2 * m + 1))), bend);
        }
    }

    private static double squaresAboutMean(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        return Arrays.stream(x).map(value -> (value - mean) * (value - mean)).sum();
    }

    static double[] differences(double[] x) {
        return IntStream.range(1, x.length).mapToDouble(i -> x[i] - x[i - 1]).toArray();
    }

    static double median(double[] values) {
        return new Median().evaluate(values);
    }

    static double medianSize(double[] values) {
        return median(Arrays.stream(values).map(Math::abs).toArray());
    }
}
