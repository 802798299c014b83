package hnn.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Samples;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.experiment.RandomRollouts;
import hnn.own.Derivative;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import hnn.shooting.PathData;
import hnn.system.Pendulum;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataRegionTest {

    private static final Pendulum SYSTEM = new Pendulum();
    private static final Starts STARTS = Starts.ring(1.3, 2.3);

    private static Samples samples(double[]... x) {
        return Samples.along(0, x, x);
    }

    @Test
    void theBorderIsAsWideAsTheTestStatesAreFar() {
        // The deviations of q and p are 1 and 10, and the test state is 0.5 of one away.
        double[][] corners = {{-1, -10}, {-1, 10}, {1, -10}, {1, 10}};
        double unit = Math.sqrt(4.0 / 3);
        DataRegion region = DataRegion.of(new Dataset(samples(corners), samples(new double[] {1 + 0.5 * unit, 10})));
        assertThat(region.border()).containsExactly(new double[] {0.5 * unit, 5 * unit}, within(1e-12));
        assertThat(region.distance(new double[] {1, 10 + 5 * unit})).isCloseTo(1, within(1e-12));
        assertThat(region.contains(new double[] {1, 10 + 4.9 * unit})).isTrue();
        assertThat(region.contains(new double[] {1 + 0.51 * unit, 10})).isFalse();
        assertThat(region.contains(new double[] {0, 0})).as("between the corners").isFalse();
        assertThat(region.states()[1]).containsExactly(new double[] {-1, 10}, within(1e-12));
    }

    @Test
    void theFarthestOfAtMostAThousandTestStatesIsOnTheBorder() {
        // Test states 0, 1 .. 1998, of which every second is looked at: 0, 2 .. 1998. The training state that is nearest is 0.
        Samples train = samples(new double[] {0, 0}, new double[] {-1e4, 0});
        double[][] row = IntStream.range(0, 1999).mapToObj(i -> new double[] {i, 0}).toArray(double[][]::new);
        assertThat(DataRegion.of(new Dataset(train, samples(row))).border()[0]).isCloseTo(1998, within(1e-9));
        double[][] thousand = Arrays.copyOf(row, 1000);
        assertThat(DataRegion.of(new Dataset(train, samples(thousand))).border()[0]).isCloseTo(999, within(1e-9));
        double[][] passed = Arrays.copyOf(row, 1002); // 1001 is not looked at, 1000 is
        assertThat(DataRegion.of(new Dataset(train, samples(passed))).border()[0]).isCloseTo(1000, within(1e-9));
    }

    @Test
    void aPathLeavesWhereItsFirstStateIsOutside() {
        DataRegion region = DataRegion.of(new PathData(
                List.of(new Trajectory(new double[] {0, 1, 2}, new double[][] {{0, 0}, {1, 0}, {2, 0}})),
                List.of(new Trajectory(new double[] {0, 1}, new double[][] {{0.5, 0}, {1.5, 0}}))));
        double[][] states = {{0.2, 0}, {2.4, 0}, {2.6, 0}, {1, 0}};
        var path = new Trajectory(new double[] {0, 1, 2, 3}, states);
        assertThat(region.exit(path)).isEqualTo(2);
        assertThat(region.exit(path.part(0, 2))).as("nowhere").isEqualTo(2);
        assertThat(region.contains(new double[] {1, 0.6})).as("p never moves, and has the unit 1").isFalse();
    }

    @Test
    void trueRolloutsFromWhereTheDataBeganHardlyEverLeave() {
        double[] times = Times.linspace(0, 20, 100);
        var states = new RandomRollouts(SYSTEM, STARTS, 30, 20, 100).draw(7).stream()
                .flatMap(start -> Arrays.stream(DormandPrince.standard().integrate(SYSTEM, start, times).states())).toList();
        List<DataRegion> regions = IntStream.range(0, 5).mapToObj(seed -> DataRegion.of(
                TrajectoryData.generate(SYSTEM, STARTS, new DataSettings(50, 45, 3, 0.1, 0.5, seed)))).toList();
        // Of 15,000 states 24 are outside, by a quarter of the border at most.
        assertThat(regions.stream().mapToLong(one -> states.stream().filter(x -> !one.contains(x)).count()).sum()).isLessThan(75);
        assertThat(regions).allMatch(one -> states.stream().allMatch(x -> one.distance(x) < 1.5));
        DataRegion region = regions.get(0);
        assertThat(region.exit(DormandPrince.standard().integrate(SYSTEM, new double[] {3, 0}, times))).isZero();
        assertThat(region.exit(DormandPrince.standard().integrate(SYSTEM, new double[] {0.3, 0}, times))).as("the hole").isZero();
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        Samples only = samples(new double[] {0, 0}, new double[] {1, 1});
        assertThatIllegalArgumentException().isThrownBy(() -> DataRegion.of(new Dataset(only, only)))
                .withMessageStartingWith("the test states are training states");
        DataRegion region = DataRegion.of(new Dataset(only, samples(new double[] {0.5, 0})));
        assertThatIllegalArgumentException().isThrownBy(() -> region.distance(new double[4]))
                .withMessage("x must have 2 numbers, not 4");
    }

    @Test
    void pathsGetVelocitiesByADerivative() {
        var path = new Trajectory(new double[] {0, 1, 2}, new double[][] {{0, 0}, {2, -1}, {4, -2}});
        Dataset data = new PathData(List.of(path, path), List.of(path)).dataset(Derivative.central());
        assertThat(Arrays.deepToString(data.train().velocity())).isEqualTo("[[2.0, -1.0], [2.0, -1.0]]");
        assertThat(data.train().trajectory()).containsExactly(0, 1);
        assertThat(data.test().trajectory()).containsExactly(2);
    }
}
