package hnn.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.learned.DenseLayer;
import hnn.metric.RolloutError;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import hnn.rollout.Integrator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A map and rollouts of models whose parts are known. */
class LatentMetricsTest {

    private static final Integrator STANDARD = DormandPrince.standard();
    private static final int SIDE = 8;
    private static final int PAIR = 2 * SIDE * SIDE;
    private static final Frames SEEN = PendulumFrames.generate(FrameSettings.paper().withTrials(10).withSide(SIDE)).train();

    /** Encodes the middle of the brightness of a pair, and its change: relu(m) - relu(-m) is m. */
    private static LatentModel<Field> model(Field dynamics) {
        double[] first = new double[4 * PAIR];
        for (int i = 0; i < PAIR; i++) {
            double column = i % SIDE - (SIDE - 1) / 2.0;
            boolean later = i >= PAIR / 2;
            first[i] = later ? 0 : column;
            first[PAIR + i] = -first[i];
            first[2 * PAIR + i] = later ? column : -column;
            first[3 * PAIR + i] = -first[2 * PAIR + i];
        }
        var nothing = new DenseLayer(4, 4, new double[16], new double[4]);
        var encoder = new ResidualNetwork(List.of(new DenseLayer(PAIR, 4, first, new double[4]), nothing, nothing,
                new DenseLayer(4, 2, new double[] {1, -1, 0, 0, 0, 0, 1, -1}, new double[2])));
        var decoder = new ResidualNetwork(List.of(new DenseLayer(2, 4, new double[8], new double[4]), nothing, nothing,
                new DenseLayer(4, PAIR, new double[4 * PAIR], new double[PAIR])));
        return new LatentModel<>(encoder, decoder, dynamics);
    }

    /** The same frames with coordinates that a polynomial of the latent state gives. */
    private static Frames withCoordinates(LatentModel<?> model) {
        double[][][] coordinates = IntStream.range(0, SEEN.trials()).mapToObj(trial -> IntStream.range(0, SEEN.times())
                .mapToObj(time -> polynomial(model.encode(SEEN.pair(trial, Math.min(time, SEEN.times() - 2)))))
                .toArray(double[][]::new)).toArray(double[][][]::new);
        return new Frames(SIDE, SEEN.brightness(), coordinates);
    }

    private static double[] polynomial(double[] z) {
        return new double[] {1 + 2 * z[0] - z[0] * z[1] * z[1], 0.5 * z[1] - z[0] * z[0]};
    }

    @Test
    void aPolynomialMapIsFoundExactly() {
        LatentModel<Field> model = model((t, z) -> new double[2]);
        CoordinateMap map = CoordinateMap.fit(model, withCoordinates(model));
        assertThat(map.rSquared()).containsExactly(new double[] {1, 1}, within(1e-9));
        assertThat(map.at(new double[] {0.3, -0.2})).containsExactly(polynomial(new double[] {0.3, -0.2}), within(1e-6));
    }

    @Test
    void theMiddleOfTheBrightnessTellsTheTrueCoordinates() {
        double[] rSquared = CoordinateMap.fit(model((t, z) -> new double[2]), SEEN).rSquared();
        assertThat(rSquared[0]).isBetween(0.99, 1.0);
        assertThat(rSquared[1]).isBetween(0.9, 1.0);
    }

    @Test
    void aModelThatStandsStillHasTheEnergyErrorOfItsStart() {
        LatentModel<Field> model = model((t, z) -> new double[2]);
        Frames frames = withCoordinates(model);
        RolloutError error =
                LatentRollouts.error(GymPendulum.ENERGY, model, CoordinateMap.fit(model, frames), frames, 1, 50, STANDARD);
        double[] truth = frames.path(0).part(0, 51).along(GymPendulum.ENERGY::hamiltonian);
        double expected = Arrays.stream(truth).map(e -> (e - truth[0]) * (e - truth[0])).average().orElseThrow();
        assertThat(error.energy().mean()).isCloseTo(expected, within(1e-6 * expected));
    }

    @Test
    void coordinatesThatTheModelDoesNotTellAreNotExplained() {
        // Far from 0, where an uncentered sum of squares would look explained.
        double[][][] unrelated = IntStream.range(0, SEEN.trials()).mapToObj(trial -> IntStream.range(0, SEEN.times())
                .mapToObj(time -> new double[] {100 + Math.sin(1e3 * (trial * 103 + time)), 7 + Math.cos(77.7 * time * time)})
                .toArray(double[][]::new)).toArray(double[][][]::new);
        double[] rSquared = CoordinateMap.fit(model((t, z) -> new double[2]),
                new Frames(SIDE, SEEN.brightness(), unrelated)).rSquared();
        assertThat(rSquared[0]).isBetween(0.0, 0.1);
        assertThat(rSquared[1]).isBetween(0.0, 0.1);
    }

    @Test
    void aRolloutThatRunsAwayIsInfinitelyWrongAndStopsNoOther() {
        for (double rate : new double[] {Double.NaN, 3}) {
            LatentModel<Field> wild = model((t, z) -> new double[] {rate * z[0], rate * z[1]});
            RolloutError error = LatentRollouts.error(
                    GymPendulum.ENERGY, wild, CoordinateMap.fit(wild, SEEN), SEEN, 3, 100, STANDARD);
            assertThat(error.energy().mean()).isInfinite();
        }
    }

    @Test
    void rolloutsBeginAtTheFirstPairAndFollowTheDynamics() {
        LatentModel<Field> turning = model((t, z) -> new double[] {z[1], -z[0]});
        Trajectory path = LatentRollouts.from(turning, SEEN, 2, 10);
        assertThat(path.size()).isEqualTo(11);
        assertThat(path.states()[0]).isEqualTo(turning.encode(SEEN.pair(2, 0)));
        double[] z = path.states()[0];
        assertThat(path.end()[0]).isCloseTo(z[0] * Math.cos(10) + z[1] * Math.sin(10), within(1e-7));
        assertThat(LatentRollouts.from(Map.of("one", turning, "two", turning), SEEN, 2, 10)).containsOnlyKeys("one", "two");
    }

    @Test
    void whatCannotBeMeasuredIsNamed() {
        LatentModel<Field> model = model((t, z) -> new double[2]);
        var blind = new Frames(SIDE, SEEN.brightness(), null);
        assertThatThrownBy(() -> CoordinateMap.fit(model, blind))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("\"coords\"");
        CoordinateMap map = CoordinateMap.fit(model, SEEN);
        assertThatThrownBy(() -> LatentRollouts.error(GymPendulum.ENERGY, model, map, SEEN, 9, 100, STANDARD))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("count must be from 1 to 8");
        assertThatThrownBy(() -> LatentRollouts.error(GymPendulum.ENERGY, model, map, SEEN, 8, 103, STANDARD))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("steps must be from 1 to 102");
        assertThatThrownBy(() -> CoordinateMap.fit(model, new Frames(SIDE,
                Arrays.stream(SEEN.part(0, 1).brightness()).map(trial -> Arrays.copyOf(trial, 4)).toArray(float[][][]::new),
                new double[1][4][2]))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("more than 20 pairs");
    }
}
