package hnn;

import static org.assertj.core.api.Assertions.assertThat;

import hnn.data.OrbitStarts;
import hnn.data.Starts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

/** Streams of different names have nothing to do with each other. */
class SeedsTest {

    private static final List<String> PURPOSES = List.of("start", "noise", "rollout", "batch", "swing", "weight", "bias");
    private static final int SEEDS = 20;
    private static final int DRAWS = 2000;
    /** The standard error of a correlation of 2000 pairs is 0.022. */
    private static final double LARGEST = 0.1;

    private static double[] draws(IntToDoubleFunction draw) {
        return IntStream.range(0, DRAWS).mapToDouble(draw).toArray();
    }

    private static double[] start(Starts starts, long seed, String purpose, int index) {
        return starts.draw(Seeds.stream(seed, purpose, index));
    }

    /** Radii, directions (as cosine and sine), noise, and the rows of batches. */
    private static List<double[]> quantities(long seed, String purpose) {
        Starts ring = Starts.ring(0.1, 1);
        double[][] states = IntStream.range(0, DRAWS).mapToObj(i -> start(ring, seed, purpose, i)).toArray(double[][]::new);
        RandomGenerator rows = Seeds.stream(seed, purpose, 0);
        return List.of(draws(i -> Math.hypot(states[i][0], states[i][1])),
                draws(i -> states[i][0] / Math.hypot(states[i][0], states[i][1])),
                draws(i -> states[i][1] / Math.hypot(states[i][0], states[i][1])),
                draws(i -> Seeds.stream(seed, purpose, i).nextGaussian()),
                draws(i -> rows.nextInt(750)));
    }

    private static void areUncorrelated(List<List<double[]>> cases) {
        var correlation = new PearsonsCorrelation();
        for (int a = 0; a < cases.size(); a++) {
            for (int b = 0; b < a; b++) {
                for (int quantity = 0; quantity < cases.get(a).size(); quantity++) {
                    assertThat(Math.abs(correlation.correlation(cases.get(a).get(quantity), cases.get(b).get(quantity))))
                            .as("quantity %d of %d and %d", quantity, a, b).isLessThan(LARGEST);
                }
            }
        }
    }

    @Test
    void seedsAreUncorrelated() {
        areUncorrelated(IntStream.range(0, SEEDS).mapToObj(seed -> quantities(seed, "start")).toList());
    }

    @Test
    void purposesAreUncorrelated() {
        areUncorrelated(PURPOSES.stream().map(purpose -> quantities(0, purpose)).toList());
    }

    @Test
    void neighborsInASeriesAreUncorrelated() {
        for (double[] quantity : quantities(3, "start")) {
            double[] next = Arrays.copyOfRange(quantity, 1, DRAWS);
            assertThat(new PearsonsCorrelation().correlation(Arrays.copyOf(quantity, DRAWS - 1), next))
                    .isBetween(-LARGEST, LARGEST);
        }
    }

    /** Streams of a generator that is linear over GF(2) would be tied if their states were. */
    @Test
    void theXorOfTwoStreamsIsNoConstant() {
        for (int skipped : new int[] {0, 500, 1000}) {
            assertThat(xors(1, "start", skipped)).as("between seeds").hasSize(200);
            assertThat(xors(0, "noise", skipped)).as("between purposes").hasSize(200);
        }
    }

    private static Set<Integer> xors(long seed, String purpose, int skipped) {
        Set<Integer> xors = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            xors.add(draw(Seeds.stream(0, "start", i), skipped) ^ draw(Seeds.stream(seed, purpose, i), skipped));
        }
        return xors;
    }

    private static int draw(RandomGenerator random, int skipped) {
        for (int k = 0; k < skipped; k++) {
            random.nextInt();
        }
        return random.nextInt();
    }

    @Test
    void allOrbitsAreDistinct() {
        Starts starts = OrbitStarts.threeBodies();
        long distinct = IntStream.range(0, 5000).mapToDouble(i -> {
            double[] x = start(starts, 0, "start", i);
            return Math.hypot(x[0], x[3]);
        }).distinct().count();
        assertThat(distinct).isEqualTo(5000);
    }

    /** The first number of each of 20,000 seeds, in 20 by 20 cells with that of the next purpose: 0.1 % to 99.9 %. */
    @Test
    void firstNumbersOfManySeedsAreUniformInPairs() {
        int cells = 20;
        int seeds = 20_000;
        int[] counts = new int[cells * cells];
        for (int seed = 0; seed < seeds; seed++) {
            int column = (int) (cells * Seeds.stream(seed, "start", 0).nextDouble());
            int row = (int) (cells * Seeds.stream(seed, "rollout", 0).nextDouble());
            counts[row * cells + column]++;
        }
        double expected = (double) seeds / counts.length;
        double square = Arrays.stream(counts).mapToDouble(count -> (count - expected) * (count - expected) / expected).sum();
        assertThat(new ChiSquaredDistribution(counts.length - 1).cumulativeProbability(square)).isBetween(0.001, 0.999);
    }

    @Test
    void namesThatLookAlikeAreDifferentStreams() {
        List<RandomGenerator> streams = new ArrayList<>(List.of(Seeds.stream(1, "a", 0), Seeds.stream(1, "a", 1),
                Seeds.stream(1, "a", 256), Seeds.stream(256, "a", 0), Seeds.stream(1L << 32, "a", 0), Seeds.stream(-1, "a", 0),
                Seeds.stream(1, "a\0", 0), Seeds.stream(1, "", 0), Seeds.stream(1, "Aa", 0), Seeds.stream(1, "BB", 0)));
        assertThat(streams.stream().map(RandomGenerator::nextLong).distinct()).hasSize(streams.size());
    }

    @Test
    void aDerivedSeedIsThatOfNoOtherExperiment() {
        Set<Long> seeds = new HashSet<>();
        for (long seed = 0; seed < 1000; seed++) {
            seeds.add(seed);
            seeds.add(Seeds.derive(seed, "friction"));
            seeds.add(Seeds.derive(seed, "kinetic"));
        }
        assertThat(seeds).hasSize(3000);
        assertThat(Seeds.derive(5, "friction")).isEqualTo(Seeds.derive(5, "friction"));
    }

    /** The same bits on every machine: computed once more from the definition, with the tools of another language. */
    @Test
    void theBitsAreThoseOfTheDefinition() {
        assertThat(Seeds.stream(7, "start", 3).nextInt()).isEqualTo(-862225401);
        assertThat(Seeds.derive(7, "D")).isEqualTo(-4811047969290262439L);
    }
}
