package hnn.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.phase.Trajectory;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PendulumFramesTest {

    private static final FrameSettings FEW = FrameSettings.paper().withTrials(10);

    @Test
    void theRodHangsDownFromThePivotAndTurnsToTheRight() {
        var camera = new PendulumCamera(28);
        float[] hanging = camera.frame(0);
        assertThat(hanging[10 * 28 + 13]).as("on the rod").isEqualTo(128 / 255f);
        assertThat(hanging[10 * 28 + 5]).as("beside it").isZero();
        assertThat(hanging[27 * 28 + 13]).as("below its end").isZero();
        float[] right = camera.frame(Math.PI / 2);
        assertThat(right[5 * 28 + 27]).isEqualTo(128 / 255f);
        for (int row = 0; row < 28; row++) {
            for (int column = 0; column < 14; column++) {
                assertThat(hanging[row * 28 + column]).as("left is right").isEqualTo(hanging[row * 28 + 27 - column],
                        within(0.01f));
            }
        }
    }

    @Test
    void edgesAreSmooth() {
        float[] frame = new PendulumCamera(28).frame(0.3);
        long between = IntStream.range(0, frame.length).filter(i -> frame[i] > 0.02 && frame[i] < 0.48).count();
        assertThat(between).isBetween(30L, 90L);
    }

    @Test
    void theAngleCanBeReadOffAFrameOfAnySize() {
        for (int side : new int[] {8, 28, 64, 200}) {
            var camera = new PendulumCamera(side);
            for (double q = -0.5; q <= 0.5; q += 0.1) {
                assertThat(camera.angle(camera.frame(q))).as("side %d", side).isCloseTo(q, within(side < 28 ? 0.02 : 0.003));
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameFramesAndMoreTrialsLeaveTheFirstOnes() {
        FrameDataset once = PendulumFrames.generate(FEW);
        FrameDataset again = PendulumFrames.generate(FEW);
        FrameDataset more = PendulumFrames.generate(FEW.withTrials(15));
        assertThat(Arrays.deepEquals(once.train().brightness(), again.train().brightness())).isTrue();
        assertThat(more.test().frame(0, 50)).isEqualTo(once.test().frame(0, 50));
        assertThat(PendulumFrames.generate(FEW.withSeed(1)).test().frame(0, 50)).isNotEqualTo(once.test().frame(0, 50));
    }

    @Test
    void theFirstTrialsAreForTheTestAndNoSwingIsTooLarge() {
        FrameDataset data = PendulumFrames.generate(FEW);
        assertThat(data.test().trials()).isEqualTo(2);
        assertThat(data.train().trials()).isEqualTo(8);
        assertThat(data.pairPixels()).isEqualTo(1568);
        for (int trial = 0; trial < 8; trial++) {
            Trajectory path = data.train().path(trial);
            assertThat(Arrays.stream(path.coordinate(0)).map(Math::abs).max().orElseThrow()).isLessThan(Math.PI / 6);
            assertThat(GymPendulum.next(path.states()[40])).isEqualTo(path.states()[41]);
        }
    }

    @Test
    void aFrameShowsTheCoordinatesBesideIt() {
        Frames frames = PendulumFrames.generate(FEW).test();
        var camera = new PendulumCamera(28);
        for (int time = 0; time < 103; time += 17) {
            assertThat(camera.angle(frames.frame(1, time))).isCloseTo(frames.coordinates()[1][time][0], within(0.003));
        }
        float[] pair = frames.pair(1, 7);
        assertThat(Arrays.copyOf(pair, 784)).isEqualTo(frames.frame(1, 7));
        assertThat(Arrays.copyOfRange(pair, 784, 1568)).isEqualTo(frames.frame(1, 8));
    }

    @Test
    void framesThatDoNotFitAreNamed() {
        float[][][] good = new float[2][4][9];
        assertThatThrownBy(() -> new Frames(3, good, null).path(0))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("coordinates of these frames are not known");
        refused(new float[2][3][9], null, "trial 0 must have at least 4 frames, not 3");
        refused(new float[0][][], null, "at least one trial");
        refused(new float[2][4][10], null, "frame 0 of trial 0 must have 3 x 3 pixels, not 10 in all");
        refused(new float[][][] {good[0], new float[5][9]}, null, "trial 1 must have 4 frames, as the first one has, not 5");
        for (float bad : new float[] {-0.1f, 1.5f, Float.NaN}) {
            float[][][] one = new float[2][4][9];
            one[1][2][5] = bad;
            refused(one, null, "pixel (row 1, column 2) of frame 2 of trial 1 must be from 0 to 1, not " + bad);
        }
        refused(good, new double[2][3][2], "trial 0 must have coordinates for 4 frames, not 3");
        refused(good, new double[1][4][2], "coordinates must have 2 trials, as brightness has, not 1");
    }

    private static void refused(float[][][] brightness, double[][][] coordinates, String message) {
        assertThatThrownBy(() -> new Frames(3, brightness, coordinates))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void somePairsAreEvenlyChosenAmongAllTrials() {
        Frames frames = PendulumFrames.generate(FEW).train();
        assertThat(frames.somePairs(8).stream().map(Frames.Place::trial)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(frames.somePairs(1_000_000)).hasSize(8 * 102).last().isEqualTo(new Frames.Place(7, 101));
        assertThatThrownBy(() -> frames.part(3, 9)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 0 to 8, not 3 and 9");
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        refused(() -> FEW.withTrials(1), "trials must be at least 2, not 1");
        refused(() -> FEW.withSide(4), "side must be at least 8, not 4");
        refused(() -> new FrameSettings(10, 3, 28, 0.5, 0.2, 0), "frames must be at least 4, not 3");
        refused(() -> new FrameSettings(10, 9, 28, 4, 0.2, 0), "largestSwing must be from 0.001 to pi, not 4.0");
        refused(() -> new FrameSettings(10, 9, 28, 1e-8, 0.2, 0), "largestSwing must be from 0.001 to pi, not 1.0E-8");
        refused(() -> new FrameSettings(10, 9, 28, 0.5, 1, 0), "testFraction must be between 0 and 1, not 1.0");
        refused(() -> PendulumFrames.generate(new FrameSettings(2, 4, 8, 0.5, 0.01, 0)), "must leave trials in both parts");
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
