package hnn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hnn.Seeds;
import hnn.system.Bodies;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

class OrbitStartsTest {

    private static double[][] draw(Starts starts) {
        return IntStream.range(0, 2000).mapToObj(i -> starts.draw(Seeds.stream(1, "test", i))).toArray(double[][]::new);
    }

    @Test
    void twoBodiesAreOppositeAndNearlyOnACircle() {
        var system = new Bodies(1, 1);
        var speeds = new DescriptiveStatistics();
        for (double[] x : draw(OrbitStarts.twoBodies())) {
            assertThat(x[0]).isBetween(0.5, 1.5).isEqualTo(-x[1]);
            assertThat(x[2]).isBetween(0.5, 1.5).isEqualTo(-x[3]);
            assertThat(x[0] * x[4] + x[2] * x[6]).as("velocity along the radius").isCloseTo(0, within(1e-15));
            assertThat(system.momentum(x)).containsExactly(0, 0);
            // On a circle the pull 1/(2r)^2 is v^2/r.
            double circular = 1 / (2 * Math.sqrt(Math.hypot(x[0], x[2])));
            speeds.addValue(Math.hypot(x[4], x[6]) / circular);
        }
        assertThat(speeds.getMean()).isCloseTo(1, within(0.005));
        assertThat(speeds.getStandardDeviation()).isCloseTo(0.05, within(0.004));
    }

    @Test
    void threeBodiesAreATriangleThatNearlyTurns() {
        var system = new Bodies(1, 1, 1);
        var ratios = new DescriptiveStatistics();
        for (double[] x : draw(OrbitStarts.threeBodies())) {
            double radius = Math.hypot(x[0], x[3]);
            assertThat(radius).isBetween(0.9, 1.2);
            assertThat(Math.hypot(x[0] - x[1], x[3] - x[4])).isCloseTo(Math.sqrt(3) * radius, within(1e-12));
            assertThat(x[0] + x[1] + x[2]).isCloseTo(0, within(1e-12));
            // On the circle the pull towards the center is v^2/r; sums over the bodies.
            double[] force = system.at(0, x);
            double pull = -(force[6] * x[0] + force[9] * x[3]) / radius;
            ratios.addValue(Math.hypot(x[6], x[9]) / Math.sqrt(pull * radius));
        }
        assertThat(ratios.getMean()).isCloseTo(1, within(0.01));
        assertThat(ratios.getMin()).isGreaterThan(0.79);
        assertThat(ratios.getMax()).isLessThan(1.21);
    }

    @Test
    void dataDoesNotDependOnTheNumberOfCores() throws Exception {
        var settings = new DataSettings(20, 10, 5, 0, 0.5, 3);
        double[][] here = TrajectoryData.generate(new Bodies(1, 1), OrbitStarts.twoBodies(), settings).train().x();
        var one = new java.util.concurrent.ForkJoinPool(1);
        double[][] onOne =
                one.submit(() -> TrajectoryData.generate(new Bodies(1, 1), OrbitStarts.twoBodies(), settings).train().x()).get();
        one.shutdown();
        assertThat(onOne).isDeepEqualTo(here);
    }
}
