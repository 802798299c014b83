package hnn.leastsquares;

import hnn.Arguments;
import hnn.Seeds;
import hnn.data.Samples;
import hnn.learned.DenseLayer;
import hnn.learned.DenseNetwork;
import hnn.learned.LearnedHamiltonian;
import hnn.metric.Squares;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;

/**
 * A hidden layer tanh(w_j x + b_j), j = 1..width, that is drawn instead of learned.
 *
 * @param weights w_j, a row each, of as many numbers as a state has
 * @param biases b_j
 */
public record HiddenLayer(double[][] weights, double[] biases) {

    /** The spread of the weights where the box of the data is [-1, 1]: gentle bends, of which the data tells apart as many as it can. */
    private static final double SPREAD = 0.5;
    /** How far the biases reach: the bends lie all over the box, and outside of it. */
    private static final double REACH = 1.5;
    /** So many pairs are looked at for each that is taken. */
    private static final int CANDIDATES = 5;

    public HiddenLayer {
        weights = Arguments.finiteRows("weights", weights, weights.length == 0 ? 0 : weights[0].length);
        Arguments.require(biases.length == weights.length, "there must be a bias for each of the %d weights, not %d",
                weights.length,
                biases.length);
        biases = Arguments.finite("biases", biases).clone();
    }

    /**
     * Draws weights that know nothing of the data but its box: with each coordinate scaled to [-1, 1], w_j is normal with standard
     * deviation 1/2, and b_j uniform in [-3/2, 3/2].
     *
     * @param states which span the box; a coordinate that never changes has no width and is refused
     * @param width how many, at least 1
     * @param seed decides what is drawn
     */
    public static HiddenLayer drawn(double[][] states, int width, long seed) {
        Arguments.atLeast("width", 1, width);
        Arguments.require(states.length > 0, "states is empty: give at least two");
        RandomGenerator random = Seeds.stream(seed, "hidden weights", 0);
        int dimension = states[0].length;
        double[] middle = new double[dimension];
        double[] half = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            int at = i;
            double least = Arrays.stream(states).mapToDouble(x -> x[at]).min().orElseThrow();
            double most = Arrays.stream(states).mapToDouble(x -> x[at]).max().orElseThrow();
            Arguments.require(most > least, "coordinate %d is %s in all states: leave it out, or give states in which it changes",
                    i,
                    least);
            middle[i] = (least + most) / 2;
            half[i] = (most - least) / 2;
        }
        double[][] weights = new double[width][dimension];
        double[] biases = new double[width];
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < dimension; i++) {
                weights[j][i] = SPREAD * random.nextGaussian() / half[i];
            }
            biases[j] = REACH * (2 * random.nextDouble() - 1);
            for (int i = 0; i < dimension; i++) {
                biases[j] -= weights[j][i] * middle[i];
            }
        }
        return new HiddenLayer(weights, biases);
    }

    /**
     * Draws weights from pairs of samples: each tanh goes from -1/2 at the one to 1/2 at the other. Pairs between which the velocity
     * changes fast are taken more often. Source: Bolager et al. 2023, Sampling weights of deep neural networks (SWIM).
     *
     * <pre>
     *   w = ln 3 (x' - x) / |x' - x|^2,    b = -w x - ln(3) / 2
     * </pre>
     *
     * @param width how many, at least 1
     * @param seed decides what is drawn
     */
    public static HiddenLayer ofPairs(Samples samples, int width, long seed) {
        Arguments.atLeast("width", 1, width);
        RandomGenerator random = Seeds.stream(seed, "hidden weights", 1);
        double[][] x = samples.x();
        Arguments.require(Arrays.stream(x).anyMatch(one -> !Arrays.equals(one, x[0])),
                "all samples are of one state: weights are drawn from pairs of different ones");
        int[][] pairs = new int[CANDIDATES * width][];
        double[] steepness = new double[pairs.length];
        for (int k = 0; k < pairs.length; k++) {
            do {
                pairs[k] = new int[] {random.nextInt(x.length), random.nextInt(x.length)};
            } while (distance(x, pairs[k]) == 0);
            steepness[k] = distance(samples.velocity(), pairs[k]) / distance(x, pairs[k]);
        }
        double[][] weights = new double[width][];
        double[] biases = new double[width];
        for (int j = 0; j < width; j++) {
            int[] pair = pairs[pick(steepness, random)];
            double[] from = x[pair[0]];
            double[] to = x[pair[1]];
            double square = Math.pow(distance(x, pair), 2);
            weights[j] = IntStream.range(0, from.length).mapToDouble(i -> Math.log(3) * (to[i] - from[i]) / square).toArray();
            biases[j] = -Math.log(3) / 2;
            for (int i = 0; i < from.length; i++) {
                biases[j] -= weights[j][i] * from[i];
            }
        }
        return new HiddenLayer(weights, biases);
    }

    private static double distance(double[][] x, int[] pair) {
        return Squares.distance(x[pair[0]], x[pair[1]]);
    }

    /** Draws a number with the given chances, or with equal ones where all are zero. */
    private static int pick(double[] chances, RandomGenerator random) {
        double sum = Arrays.stream(chances).sum();
        double left = random.nextDouble() * sum;
        for (int k = 0; k < chances.length && sum > 0; k++) {
            left -= chances[k];
            if (left < 0) {
                return k;
            }
        }
        return random.nextInt(chances.length);
    }

    /** Returns how many there are. */
    public int width() {
        return biases.length;
    }

    /** Returns the length of a state. */
    public int inputs() {
        return weights[0].length;
    }

    /** Returns one of the functions, from 0, as an H: its field is a column of the design matrix. */
    public LearnedHamiltonian function(int index) {
        Arguments.require(index >= 0 && index < width(), "index must be from 0 to %d, not %d", width() - 1, index);
        double[] unit = new double[width()];
        unit[index] = 1;
        return new LearnedHamiltonian(with(new double[][] {unit}, new double[1]));
    }

    /** Returns the layers whose functions are of some coordinates of a larger state alone: the others have no weight. */
    HiddenLayer within(int dimension, int first) {
        return new HiddenLayer(Arrays.stream(weights).map(w -> {
            double[] wide = new double[dimension];
            System.arraycopy(w, 0, wide, first, w.length);
            return wide;
        }).toArray(double[][]::new), biases);
    }

    /** Returns this layer and another one of the same states as one. */
    HiddenLayer and(HiddenLayer other) {
        double[][] all = Arrays.copyOf(weights, width() + other.width());
        System.arraycopy(other.weights, 0, all, width(), other.width());
        double[] allBiases = Arrays.copyOf(biases, all.length);
        System.arraycopy(other.biases, 0, allBiases, width(), other.width());
        return new HiddenLayer(all, allBiases);
    }

    /** Returns the network of this layer and a last one of one output. */
    public DenseNetwork network(double... last) {
        return with(new double[][] {last}, new double[1]);
    }

    /**
     * Returns the network of this layer and a last one.
     *
     * @param last a row for each output
     * @param constants what is added to each output
     */
    DenseNetwork with(double[][] last, double[] constants) {
        double[] flat = Arrays.stream(weights).flatMapToDouble(Arrays::stream).toArray();
        return new DenseNetwork(List.of(new DenseLayer(inputs(), width(), flat, biases), new DenseLayer(width(), last.length,
                Arrays.stream(last).flatMapToDouble(Arrays::stream).toArray(), constants)));
    }
}
