package hnn.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.phase.Field;
import hnn.rollout.Methods;
import hnn.system.MassSpring;
import hnn.training.Progress;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing grows with the number of steps. */
@Tag("long")
class FlatMemoryTest {

    private static final int STEPS = 200_000;
    private static final int ROLLOUT_STEPS = 1_000_000;
    private static final int LOOKS = 10;
    private static final Dataset DATA =
            TrajectoryData.generate(new MassSpring(), Starts.ring(0.1, 1), new DataSettings(25, 30, 3, 0.1, 0.5, 0));

    private static Field trained(int steps, Progress progress) {
        return Training.train(new HamiltonianBlock(new Mlp(2, 50, 1, 0)), DATA,
                new TrainingSettings(steps, 100, 1e-3, 0, 1000, 0), progress,
                null).field();
    }

    @Test
    void training() throws IOException {
        List<Long> taken = new ArrayList<>();
        trained(STEPS, update -> {
            if (update.step() % (STEPS / LOOKS) == 0) {
                try {
                    taken.add(Endurance.memory());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        flat(STEPS + " training steps", taken);
    }

    @Test
    void rollouts() throws IOException {
        Field field = trained(100, Progress.silent());
        List<Long> taken = new ArrayList<>();
        double[] x = {0.5, 0.1};
        for (int look = 0; look < LOOKS; look++) {
            for (int step = 0; step < ROLLOUT_STEPS / LOOKS; step++) {
                x = Methods.rungeKutta4().step(field, 0, x, 0.01);
            }
            taken.add(Endurance.memory());
        }
        assertThat(x).doesNotContain(Double.NaN);
        flat(ROLLOUT_STEPS + " rollout steps", taken);
    }

    private static void flat(String what, List<Long> taken) throws IOException {
        long first = taken.get(1);
        long last = taken.get(taken.size() - 1);
        Endurance.say("%s: %d MB after a fifth, %d MB at the end", what, first, last);
        assertThat(last).as("%s", taken).isLessThanOrEqualTo(first + Math.max(20, first * 3 / 100));
    }
}
