package hnn.pixel;

import hnn.Arguments;
import hnn.Cores;
import hnn.phase.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathIllegalArgumentException;
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
     * @param frames whose coordinates are known; the training frames, so that the test stays a test
     * @throws IllegalStateException if the coordinates are not known
     * @throws IllegalArgumentException if there are too few pairs to fit, or the model tells none from another
     */
    public static CoordinateMap fit(LatentModel<?> model, Frames frames) {
        frames.requireCoordinates();
        int pairs = frames.trials() * (frames.times() - 1);
        int dimension = frames.coordinates()[0][0].length;
        int terms = 1 + terms(new double[model.encoder().outputs()]).length;
        Arguments.require(pairs > 2 * terms, "frames must have more than %d pairs to fit %d terms, not %d",
                2 * terms, terms, pairs);
        List<Frames.Place> chosen = frames.somePairs(PAIRS);
        double[][] x = Cores.map(chosen, place -> terms(model.encode(frames.pair(place.trial(), place.time()))))
                .toArray(double[][]::new);
        double[][] coefficients = new double[dimension][];
        double[] rSquared = new double[dimension];
        for (int k = 0; k < dimension; k++) {
            int coordinate = k;
            var regression = new OLSMultipleLinearRegression(); // the constant term is its intercept
            regression.newSampleData(chosen.stream()
                    .mapToDouble(place -> frames.coordinates()[place.trial()][place.time()][coordinate]).toArray(), x);
            try {
                coefficients[k] = regression.estimateRegressionParameters();
                rSquared[k] = regression.calculateRSquared();
            } catch (MathIllegalArgumentException e) {
                throw new IllegalArgumentException("model encodes all frames to one point or line, which no coordinates can"
                        + " be read off: train it longer", e);
            }
        }
        return new CoordinateMap(coefficients, rSquared);
    }

    /** Returns z_q, z_p, z_q^2, .. up to the degree. */
    private static double[] terms(double[] z) {
        List<Double> terms = new ArrayList<>();
        for (int degree = 1; degree <= DEGREE; degree++) {
            addProducts(z, 0, degree, 1, terms);
        }
        return terms.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Adds all products of so many of the numbers from the first on, each times a factor. */
    private static void addProducts(double[] z, int first, int degree, double factor, List<Double> products) {
        if (first == z.length - 1) {
            products.add(factor * Math.pow(z[first], degree));
            return;
        }
        for (int power = degree; power >= 0; power--) {
            addProducts(z, first + 1, degree - power, factor * Math.pow(z[first], power), products);
        }
    }

    /** Returns the true coordinates (q, p) of a latent state z = (z_q, z_p). */
    public double[] at(double[] z) {
        double[] terms = terms(z);
        return Arrays.stream(coefficients)
                .mapToDouble(row -> row[0] + IntStream.range(0, terms.length).mapToDouble(i -> row[i + 1] * terms[i]).sum())
                .toArray();
    }

    /** Tells whether the map gives numbers along a path: it grows with the third power of what it is given. */
    boolean isFinite(Trajectory path) {
        return Arrays.stream(path.states()).map(this::at).allMatch(Arguments::isFinite);
    }

    /** Returns a latent path in true coordinates; fails if it leads so far away that these are not finite. */
    public Trajectory at(Trajectory path) {
        return new Trajectory(path.times(), Arrays.stream(path.states()).map(this::at).toArray(double[][]::new));
    }

    /** Returns the part of the variance of q and of p that the fit explains, about 0 for nothing and 1 for all. */
    public double[] rSquared() {
        return rSquared.clone();
    }
}
