package hnn.friction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.law.Law;
import hnn.law.TermLibrary;
import hnn.network.Mlp;
import hnn.phase.PhaseSpace;
import hnn.system.MassSpring;
import hnn.training.Progress;
import hnn.training.Schedule;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RayleighBlockTest {

    private static final Dataset DATA =
            TrajectoryData.generate(new Damped(new MassSpring(), 0.2), Starts.ring(0.5, 1.5),
                    new DataSettings(30, 30, 10, 0, 0.5, 0));

    private static LearnedHelmholtz trained(HelmholtzBlock block) {
        return Training.train(block, DATA,
                new TrainingSettings(1500, 300, 3e-3, 0, 500, 0).withSchedule(Schedule.linearDecay(0.5)), Progress.silent())
                .field();
    }

    /** The only split of a D of the momentum is the physicist's: H = q^2 + p^2, D = -0.1 p^2. */
    @Test
    void frictionOfTheMomentumLeavesTheEnergyToH() {
        LearnedHelmholtz learned = trained(
                new HelmholtzBlock(new Mlp(2, 60, 1, 0), new RayleighBlock(new Mlp(1, 60, 1, 1)), 1e-3));
        double[][] states = DATA.train().x();
        Law energy = Law.read(learned.rotation(), states, TermLibrary.standard(1));
        assertThat(energy.constants()).extracting(constant -> constant.term().name()).containsExactly("q^2", "p^2");
        assertThat(energy.constants()).allMatch(constant -> Math.abs(constant.value() - 1) < 0.02);
        for (double p : new double[] {-1, 0.5, 1}) {
            double[] x = {0.4, p};
            assertThat(learned.gradient().at(0, x)).containsExactly(new double[] {0, -0.2 * p}, within(0.02));
            assertThat(learned.gradient().potential(x)).isEqualTo(learned.gradient().potential(new double[] {-0.9, p}));
        }
        assertThat(learned.atAll(0, states)[3]).containsExactly(learned.at(0, states[3]), within(1e-12));
    }

    /** With a D of q and p the least gradient is half a sink: D = -c (q^2 + p^2) / 4 and H = q^2 + p^2 + c q p / 2. */
    @Test
    void aDOfBothTakesPartOfTheWorkOfH() {
        LearnedHelmholtz learned = trained(new HelmholtzBlock(new Mlp(2, 60, 1, 0), new Mlp(2, 60, 1, 1), 1e-2));
        Law energy = Law.read("H", learned.rotation()::hamiltonian, DATA.train().x(),
                TermLibrary.standard(1).without("sin q").without("(1 - cos q)"));
        assertThat(energy.constants()).extracting(constant -> constant.term().name()).contains("q p");
        assertThat(energy.value(new double[] {1, 1}) - energy.value(new double[] {1, -1})).as("2 c q p / 2").isCloseTo(0.2,
                within(0.1));
    }

    /** For one degree of freedom to the bit: page 09 depends on it. */
    @Test
    void thePlainCopyIsTheNetworkOfTheMomenta() {
        for (int n : new int[] {1, 2, 3}) {
            var network = new Mlp(n, 60, 1, 1);
            var block = new RayleighBlock(network);
            try (NDManager memory = NDManager.newBaseManager("PyTorch")) {
                block.initialize(memory, DataType.FLOAT32, new Shape(1, 2L * n));
                double[] p = Arrays.copyOf(new double[] {0.3, -1.1, 0.7}, n);
                double[] x = PhaseSpace.join(Arrays.copyOf(new double[] {2, -0.5, 1.4}, n), p);
                var rounding = within(n == 1 ? 0 : 1e-14);
                assertThat(block.toPlain().value(x)).containsExactly(network.toPlain().value(p), rounding);
                assertThat(block.toPlain().gradient(x, 0)).containsExactly(
                        PhaseSpace.join(new double[n], network.toPlain().gradient(p, 0)), rounding);
            }
        }
    }

    @Test
    void theNumberMustBeOne() {
        var block = new HelmholtzBlock(new Mlp(2, 10, 1, 0), new RayleighBlock(new Mlp(1, 10, 2, 1)), 1e-3);
        assertThatIllegalArgumentException().isThrownBy(() -> trained(block))
                .withMessageContaining("must give (batch, 1) for a state of dimension 2");
    }
}
