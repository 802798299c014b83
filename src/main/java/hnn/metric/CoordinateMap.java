package hnn.metric;

import hnn.Arguments;
import hnn.data.Frames;
import hnn.learned.LatentModel;
import hnn.phase.Trajectory;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/**
 * From the latent plane to true coordinates: (q, p) as polynomials in (z_q, z_p), fitted by least squares.
 *
 * <pre>
 *   q = sum over i + j at most 3 of a_ij z_q^i z_p^j,    p likewise
 * </pre>
 *
 * A model of frames finds a phase space of its own, with its own units. The map tells what it found, and is used to
 * measure only: no model ever saw true coordinates.
 */
public final class CoordinateMap {

    private static final int DEGREE = 3;
    /** More pairs make the twenty coefficients no better. */
    private static final int PAIRS = 3000;

    private final double[][] coefficients; // [coordinate][term]
    private final double[] rSquared;

    private CoordinateMap(double[][] coefficients, double[] rSquared) {
        this.coefficients = coefficients;
        this.rSquared = rSquared;
    }

    /**
     * Fits the map of a model.
     *
     * @param model encodes the pairs
     * @param frames whose coordinates are known; the training frames, so that the test stays a test
     * @throws IllegalStateException if the coordinates are not known
     * @throws IllegalArgumentException if there are too few pairs to fit
     */
    public static CoordinateMap fit(LatentModel<?> model, Frames frames) {
        frames.requireCoordinates();
        int pairs = frames.trials() * (frames.times() - 1);
        int terms = terms(new double[] {0, 0}).length;
        Arguments.require(pairs > 2 * terms, "frames must have more than %d pairs to fit %d terms, not %d",
                2 * terms, terms, pairs);
        int stride = Math.max(1, pairs / PAIRS);
        int[] chosen = IntStream.range(0, pairs / stride).map(i -> i * stride).toArray();
        double[][] x = Arrays.stream(chosen).parallel().mapToObj(i -> terms(model.encode(
                frames.pair(i / (frames.times() - 1), i % (frames.times() - 1))))).toArray(double[][]::new);
        double[][] coordinates = Arrays.stream(chosen).mapToObj(i ->
                frames.coordinates()[i / (frames.times() - 1)][i % (frames.times() - 1)]).toArray(double[][]::new);
        double[][] coefficients = new double[2][];
        double[] rSquared = new double[2];
        for (int k = 0; k < 2; k++) {
            int coordinate = k;
            var regression = new OLSMultipleLinearRegression();
            regression.setNoIntercept(true); // the terms have their own 1
            regression.newSampleData(Arrays.stream(coordinates).mapToDouble(c -> c[coordinate]).toArray(), x);
            coefficients[k] = regression.estimateRegressionParameters();
            rSquared[k] = regression.calculateRSquared();
        }
        return new CoordinateMap(coefficients, rSquared);
    }

    /** Returns 1, z_q, z_p, z_q^2, .. up to the degree. */
    private static double[] terms(double[] z) {
        return IntStream.rangeClosed(0, DEGREE).boxed()
                .flatMap(degree -> IntStream.rangeClosed(0, degree)
                        .mapToObj(j -> Math.pow(z[0], degree - j) * Math.pow(z[1], j)))
                .mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Returns the true coordinates of a latent state.
     *
     * @param z (z_q, z_p)
     * @return (q, p)
     */
    public double[] at(double[] z) {
        double[] terms = terms(z);
        return Arrays.stream(coefficients)
                .mapToDouble(row -> IntStream.range(0, terms.length).mapToDouble(i -> row[i] * terms[i]).sum()).toArray();
    }

    /** Returns a latent path in true coordinates. */
    public Trajectory at(Trajectory path) {
        return new Trajectory(path.times(), Arrays.stream(path.states()).map(this::at).toArray(double[][]::new));
    }

    /** Returns the part of the variance of q and of p that the fit explains, about 0 for nothing and 1 for all. */
    public double[] rSquared() {
        return rSquared.clone();
    }
}
