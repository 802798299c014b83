package hnn.friction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hnn.analysis.FieldDerivatives;
import hnn.data.Dataset;
import hnn.data.Samples;
import hnn.network.Mlp;
import hnn.training.Progress;
import hnn.training.Schedule;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A rotation and a sink, put together and taken apart again. */
class HelmholtzBlockTest {

    private static final double SINK = 0.3;

    /** dx/dt = J grad (q^2 + p^2)/2 + grad (-0.3 (q^2 + p^2)/2). */
    private static double[] velocity(double[] x) {
        return new double[] {x[1] - SINK * x[0], -x[0] - SINK * x[1]};
    }

    private static Samples samples(int from, int count) {
        double[][] x = IntStream.range(from, from + count)
                .mapToObj(i -> new double[] {Math.cos(2.4 * i) * Math.sqrt(i % 97 / 97.0),
                    Math.sin(2.4 * i) * Math.sqrt(i % 97 / 97.0)})
                .toArray(double[][]::new);
        double[][] velocity = IntStream.range(0, count).mapToObj(i -> velocity(x[i])).toArray(double[][]::new);
        return new Samples(new int[count], x, velocity);
    }

    @Test
    void theRotationAndTheSinkAreTakenApart() {
        var block = new HelmholtzBlock(new Mlp(2, 50, 1, 1), new Mlp(2, 50, 1, 2));
        LearnedHelmholtz learned = Training.train(block, new Dataset(samples(0, 400), samples(400, 100)),
                new TrainingSettings(1500, 400, 1e-2, 0, 500, 0).withSchedule(Schedule.linearDecay(0.3)), Progress.silent())
                .field();
        for (double[] x : new double[][] {{0.4, 0.2}, {-0.3, 0.5}, {0, -0.6}}) {
            assertThat(learned.at(0, x)).containsExactly(velocity(x), within(0.02));
            assertThat(learned.gradient().at(0, x)).containsExactly(new double[] {-SINK * x[0], -SINK * x[1]}, within(0.03));
            // The divergence is the sink's, -2 * 0.3, and the curl the rotation's, -2.
            assertThat(FieldDerivatives.divergence(learned.gradient(), x)).isCloseTo(-2 * SINK, within(0.15));
            assertThat(FieldDerivatives.curl(learned.rotation(), x)).isCloseTo(-2, within(0.15));
            assertThat(FieldDerivatives.curl(learned.gradient(), x)).as("a gradient has no curl").isCloseTo(0, within(1e-6));
            assertThat(FieldDerivatives.divergence(learned.rotation(), x)).as("a flow of H keeps areas").isCloseTo(0,
                    within(1e-6));
        }
        double[][] points = {{0.1, 0.2}, {0.3, -0.4}};
        assertThat(learned.atAll(0, points)[1]).containsExactly(learned.at(0, points[1]));
    }
}
