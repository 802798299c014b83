package hnn.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hnn.data.DataSettings;
import hnn.data.PathData;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.law.Law;
import hnn.law.TermLibrary;
import hnn.learned.LearnedHamiltonian;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.system.MassSpring;
import hnn.training.Progress;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import hnn.training.Windows;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Task 1 from noisy states alone, as README has it; seed 0 of the three. */
class PathExperimentTest {

    @Test
    void withoutVelocitiesTheEnergyIsKeptAsWellAsWithExactOnesAndTheLawIsReadOff() {
        var system = new MassSpring();
        Starts starts = Starts.ring(0.1, 1);
        PathData data = TrajectoryData.paths(system, starts, new DataSettings(50, 30, 3, 0.1, 0.5, 0));
        LearnedHamiltonian hnn = Training.train(new HamiltonianBlock(new Mlp(2, 100, 1, 0)), data, Windows.of(20),
                new TrainingSettings(1000, Integer.MAX_VALUE, 3e-3, 0, 50, 0).withCoolDown(0.5), Progress.silent(), null).field();
        double energy = new RandomRollouts(system, starts, 15, 20, 100).of(hnn, 0).energy().mean();
        System.out.println("energy error from states alone: " + energy);
        assertThat(energy).as("what an HNN reaches that is given exact velocities").isLessThan(4.4e-4);
        Law law = Law.read(hnn, data.train().stream().flatMap(path -> Arrays.stream(path.states())).toArray(double[][]::new),
                TermLibrary.standard(1));
        System.out.println("read off states alone: " + law);
        assertThat(law.constants()).extracting(constant -> constant.term().name()).containsExactly("q^2", "p^2");
        assertThat(law.constants()).allSatisfy(constant -> assertThat(constant.value()).isCloseTo(1, within(0.03)));
    }
}
