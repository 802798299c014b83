package hnn.shooting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hnn.data.DataSettings;
import hnn.data.Samples;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.friction.HelmholtzBlock;
import hnn.network.BaselineBlock;
import hnn.network.FieldBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.system.MassSpring;
import hnn.training.History;
import hnn.training.Progress;
import hnn.training.Trained;
import hnn.training.TrainingSettings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class PathTrainingTest {

    private static final MassSpring SYSTEM = new MassSpring();
    private static final DataSettings CLEAN = new DataSettings(10, 13, 3, 0, 0.5, 0);
    private static final PathData DATA = PathData.generate(SYSTEM, Starts.ring(0.5, 1), CLEAN);
    private static final TrainingSettings SHORT = new TrainingSettings(300, Integer.MAX_VALUE, 1e-2, 0, 50, 0);

    /** The mean squared error of dx/dt at states that nobody has trained on. */
    private static double error(Field field) {
        Samples states = TrajectoryData.generate(SYSTEM, Starts.ring(0.5, 1), CLEAN.withSeed(1)).test();
        return Arrays.stream(states.x()).mapToDouble(x -> {
            double[] learned = field.at(0, x);
            double[] truth = SYSTEM.at(0, x);
            return (Math.pow(learned[0] - truth[0], 2) + Math.pow(learned[1] - truth[1], 2)) / 2;
        }).average().orElseThrow();
    }

    @Test
    void everyBlockLearnsItsFieldFromStatesAlone() {
        for (FieldBlock<?> block : List.of(new HamiltonianBlock(new Mlp(2, 30, 1, 0)), new BaselineBlock(new Mlp(2, 30, 2, 0)),
                new HelmholtzBlock(new Mlp(2, 30, 1, 0), new Mlp(2, 30, 1, 1)))) {
            Trained<?> trained = PathTraining.train(block, DATA, Segments.of(4), SHORT, Progress.silent(), null);
            assertThat(error(trained.field())).as(block.name()).isLessThan(0.02);
        }
    }

    @Test
    void everyMethodCanBeTrainedThrough() {
        for (UnrolledMethod method : List.of(UnrolledMethod.leapfrog(), UnrolledMethod.implicitMidpoint(4))) {
            Trained<?> trained = PathTraining.train(new HamiltonianBlock(new Mlp(2, 30, 1, 0)), DATA,
                    new Segments(4, method, 2, false), SHORT, Progress.silent(), null);
            assertThat(error(trained.field())).isLessThan(0.05);
        }
    }

    @Test
    void learnedStartsTakeTheNoiseOutOfTheLoss() {
        PathData noisy = PathData.generate(SYSTEM, Starts.ring(0.5, 1), CLEAN.withNoise(0.1));
        double[] losses = new double[2];
        for (boolean learned : new boolean[] {false, true}) {
            History history = PathTraining.train(new HamiltonianBlock(new Mlp(2, 30, 1, 0)), noisy,
                    new Segments(7, UnrolledMethod.rungeKutta4(), 1, learned), SHORT, Progress.silent(), null).history();
            losses[learned ? 1 : 0] = history.last("train loss");
        }
        assertThat(losses[1]).as("noise is 0.01 of it, less what is fitted").isLessThan(0.012).isLessThan(0.8 * losses[0]);
    }

    @Test
    void windowsShareTheirEndsAndTheLastReachesBack() {
        double[] times = new double[10];
        Arrays.setAll(times, i -> i);
        double[][] states = new double[10][];
        Arrays.setAll(states, i -> new double[] {i, 0});
        List<Trajectory> segments =
                Segments.of(4).cut(List.of(new Trajectory(times, states), new Trajectory(times, states).part(0, 6)));
        assertThat(segments).extracting(segment -> segment.times()[0]).containsExactly(0.0, 3.0, 6.0, 0.0, 2.0);
        assertThat(segments).allMatch(segment -> segment.size() == 4);
    }

    @Test
    void aPathShorterThanAWindowIsNamed() {
        assertThatThrownBy(() -> PathTraining.train(new HamiltonianBlock(new Mlp(2, 30, 1, 0)), DATA, Segments.of(14), SHORT,
                Progress.silent(), null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("13 points, fewer than a segment of 14");
    }

    @Test
    void pathsAreTheStatesOfTheSamplesWithTheirNoise() {
        DataSettings settings = CLEAN.withNoise(0.1);
        PathData paths = PathData.generate(SYSTEM, Starts.ring(0.5, 1), settings);
        assertThat(paths.train()).hasSize(5);
        double[][] rows = paths.train().stream().flatMap(path -> Arrays.stream(path.states())).toArray(double[][]::new);
        assertThat(rows).isDeepEqualTo(TrajectoryData.generate(SYSTEM, Starts.ring(0.5, 1), settings).train().x());
    }
}
