package hnn.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import hnn.analysis.EnergyDrift;
import hnn.data.DataSettings;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.metric.Estimate;
import hnn.metric.RolloutError;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import hnn.rollout.RolloutException;
import hnn.system.HamiltonianSystem;
import hnn.system.Pendulum;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class OwnSystemTest {

    private static final int[] COORDINATES = {1};

    /** H = |p - A|^2 / 2 with A = B (-y, x) / 2, of a charge in the plane in an even magnetic field. */
    private static NDArray charge(NDArray q, NDArray p) {
        NDArray x = q.get(":, 0");
        NDArray y = q.get(":, 1");
        NDArray vx = p.get(":, 0").add(y.mul(0.5));
        NDArray vy = p.get(":, 1").sub(x.mul(0.5));
        return vx.square().add(vy.square()).mul(0.5);
    }

    @Test
    void aLambdaIsTheSameSystemAsTheBuiltInOne() {
        var own = OwnSystem.of("pendulum", 1, (q, p) -> q.cos().neg().add(1).mul(3).add(p.square()));
        var built = new Pendulum();
        double[] x = {0.9, -0.4};
        assertThat(own.hamiltonian(x)).isCloseTo(built.hamiltonian(x), within(1e-14));
        assertThat(own.gradient(x)).containsExactly(built.gradient(x), within(1e-14));
        assertThat(own.atAll(0, new double[][] {x, {0, 1}})[1]).containsExactly(built.at(0, new double[] {0, 1}), within(1e-14));
        var settings = new DataSettings(4, 5, 2, 0.1, 0.5, 0);
        double[][] ownStates = TrajectoryData.generate(own, Starts.ring(0.3, 1), settings).train().x();
        double[][] states = TrajectoryData.generate(built, Starts.ring(0.3, 1), settings).train().x();
        for (int i = 0; i < states.length; i++) {
            assertThat(ownStates[i]).containsExactly(states[i], within(1e-9));
        }
        assertThat(own.conserved().get(HamiltonianSystem.ENERGY).applyAsDouble(x)).isCloseTo(built.hamiltonian(x), within(1e-14));
    }

    @Test
    void aChargeInAMagneticFieldGoesInACircle() {
        var system = OwnSystem.of("charge", 2, OwnSystemTest::charge);
        double[] start = {1, 0, 0, 0.5 + 0.3}; // the velocity is (0, 0.3), the field 1, so the radius is 0.3
        var path = DormandPrince.standard().integrate(system, start, Times.linspace(0, 2 * Math.PI, 50));
        double center = 1.3; // dv/dt = B (vy, -vx): it turns to the right
        for (double[] x : path.states()) {
            assertThat(Math.hypot(x[0] - center, x[1])).isCloseTo(0.3, within(1e-5));
        }
        assertThat(path.end()).containsExactly(start, within(1e-5));
        assertThat(EnergyDrift.of(system::hamiltonian, path, system.hamiltonian(start)).largest()).isLessThan(1e-6);
    }

    @Test
    void pathsThatAreFollowedTogetherAreAsExactAsAlone() {
        var calls = new AtomicInteger();
        var own = OwnSystem.of("pendulum", 1, (q, p) -> {
            calls.incrementAndGet();
            return q.cos().neg().add(1).mul(3).add(p.square());
        });
        List<double[]> starts = List.of(new double[] {0.1, 0}, new double[] {2, 0.5}, new double[] {-1, 2}, new double[] {0, 1});
        double[] times = Times.linspace(0, 10, 21);
        calls.set(0);
        DormandPrince.standard().integrate(own, starts.get(2), times);
        int alone = calls.getAndSet(0);
        List<Trajectory> together = DormandPrince.standard().integrate(own, starts, times);
        assertThat(calls.get()).as("calls for four paths").isLessThan(2 * alone);
        for (int i = 0; i < 4; i++) {
            Trajectory exact = new DormandPrince(1e-12, 1e-13).integrate(new Pendulum(), starts.get(i), times);
            assertThat(together.get(i).end()).containsExactly(exact.end(), within(1e-7));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> DormandPrince.standard().integrate(own, List.of(), times))
                .withMessage("starts is empty: give at least one state");
    }

    @Test
    void onePathThatCannotBeFollowedSaysSo() {
        var steep = OwnSystem.of("steep", 1, (q, p) -> p.square().mul(0.5).sub(q.pow(4)));
        double[] times = {0, 5};
        assertThatExceptionOfType(RolloutException.class).isThrownBy(() -> DormandPrince.standard().integrate(
                steep, List.of(new double[] {0, 0}, new double[] {1, 1}), times));
        Estimate error = RolloutError
                .of(steep, (t, x) -> new double[2], List.of(new double[] {0, 0}), times, DormandPrince.standard()).energy();
        assertThat(error.mean()).isZero();
    }

    @Test
    void aNumberInTheExpressionOutlivesACollectorThatNeverRests() {
        var system = OwnSystem.of("spring", 1, (q, p) -> {
            NDArray value = q.mul(0.5).mul(q).add(p.mul(0.5).mul(p));
            System.gc();
            return value.mul(1.0);
        });
        for (int i = 0; i < 3; i++) {
            assertThat(system.gradient(new double[] {1, 2})).containsExactly(1, 2);
        }
    }

    @Test
    void aNumberTakenOutOfTheEngineIsFoundByFiniteDifferences() {
        assertThatIllegalArgumentException().isThrownBy(() -> OwnSystem.of("half", 1, (q, p) -> p.square().add(
                Math.pow(q.getDouble(0, 0), 2))))
                .withMessageContaining("the Hamiltonian of half changes by ").withMessageContaining(" for each unit of q at [")
                .withMessageContaining("but the engine's gradient there is 0").withMessageContaining("getDouble");
        // Poles, kinks, large and small units, and steep walls are none of it.
        OwnSystem.of("pole", 1, (q, p) -> p.square().sub(q.abs().pow(-1)));
        OwnSystem.of("kink", 1, (q, p) -> p.square().add(q.abs()));
        OwnSystem.of("large", 1, (q, p) -> p.square().add(q.square()).mul(1e20));
        OwnSystem.of("small", 1, (q, p) -> p.square().add(q.square()).mul(1e-20));
        OwnSystem.of("far from zero", 1, (q, p) -> p.square().add(q.square()).mul(1e-3).add(1e6));
        OwnSystem.of("wall", 1, (q, p) -> p.square().add(q.mul(20).exp()));
        OwnSystem.of("wiggly", 1, (q, p) -> p.square().add(q.mul(200).sin()));
    }

    @Test
    void aWrongLambdaIsToldWhatIsWrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> OwnSystem.of("pair", 2, (q, p) -> q.square().add(p.square())))
                .withMessage(
                        "the Hamiltonian of pair must give one number for each state, (3) or (3, 1) for 3 states, not (3, 2):"
                                + " sum over the coordinates with .sum(new int[] {1})");
        assertThatIllegalArgumentException().isThrownBy(() -> OwnSystem.of("all", 2, (q, p) -> p.square().sum()))
                .withMessageContaining("not ()");
        assertThatIllegalArgumentException().isThrownBy(() -> OwnSystem.of("none", 1, (q, p) -> null))
                .withMessage("the Hamiltonian of none gives null: return one number for each state");
        assertThatIllegalArgumentException().isThrownBy(() -> OwnSystem.of("third", 1, (q, p) -> q.get(":, 2")))
                .withMessageStartingWith("the Hamiltonian of third fails for q and p of the shape (3, 1)");
        assertThatIllegalArgumentException().isThrownBy(() -> OwnSystem.of("still", 1, (q, p) -> q.zerosLike()))
                .withMessageContaining("the Hamiltonian of still depends on none of its coordinates");
        assertThatIllegalArgumentException().isThrownBy(() -> OwnSystem.of("mixed", 1, (q, p) -> q.mul(q.sum()).add(p.square())))
                .withMessageStartingWith("the Hamiltonian of mixed mixes the states");
        var free = OwnSystem.of("free", 2, (q, p) -> p.square().sum(COORDINATES));
        assertThat(free.gradient(new double[] {1, 2, 3, 4})).containsExactly(0, 0, 6, 8);
        assertThatIllegalArgumentException().isThrownBy(() -> free.gradient(new double[] {1, 2}))
                .withMessage("a state of free must have 4 numbers [q1, q2, p1, p2], not 2");
    }
}
