package hnn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import hnn.FiniteDifferences;
import hnn.autograd.Autograd;
import hnn.chaos.DoublePendulum;
import hnn.chaos.HenonHeiles;
import hnn.friction.Damped;
import hnn.phase.PhaseSpace;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each system's field against the same field by autograd from H, and what its motion conserves. */
class SystemsTest {

    private static final double[] SWING = {1.1, -0.4};
    private static final double[] TWO = {0.6, -0.7, 1.2, -0.9, 0.3, -0.2, 0.25, -0.1};
    private static final double[] THREE = {1, -0.5, -0.4, 0.1, 0.8, -0.9, 0.2, -0.7, 0.5, 0.6, 0.1, -0.75};

    /** H over an array of shape (1, 2n), to one number. */
    private static double[] byAutograd(UnaryOperator<NDArray> hamiltonian, double[] x) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch"); var recording = Autograd.record()) {
            NDArray state = Autograd.variable(manager.create(x, new Shape(1, x.length)));
            return PhaseSpace.symplecticGradient(
                    Autograd.gradient(hamiltonian.apply(state), state).toDoubleArray());
        }
    }

    private static NDArray part(NDArray x, int from, int to) {
        return x.get(":, " + from + ":" + to);
    }

    private static NDArray bodies(NDArray x, double... masses) {
        int n = masses.length;
        NDArray m = x.getManager().create(masses);
        NDArray h = part(x, 2 * n, 3 * n).square().add(part(x, 3 * n, 4 * n).square()).div(m.mul(2)).sum();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                NDArray dx = part(x, i, i + 1).sub(part(x, j, j + 1));
                NDArray dy = part(x, n + i, n + i + 1).sub(part(x, n + j, n + j + 1));
                h = h.sub(dx.square().add(dy.square()).sqrt().pow(-1).mul(masses[i] * masses[j]).sum());
            }
        }
        return h;
    }

    @Test
    void theFieldsAreThoseOfHByAutograd() {
        assertThat(new MassSpring().at(0, SWING))
                .containsExactly(byAutograd(x -> x.square().sum(), SWING), within(1e-14));
        assertThat(new Pendulum(2.5).at(0, SWING)).containsExactly(byAutograd(x -> part(x, 0, 1).cos().neg().add(1)
                .mul(2.5).add(part(x, 1, 2).square()).sum(), SWING), within(1e-14));
        assertThat(new Bodies(1, 2.5).at(0, TWO)).containsExactly(byAutograd(x -> bodies(x, 1, 2.5), TWO), within(1e-13));
        assertThat(new Bodies(3, 1, 0.2).at(0, THREE))
                .containsExactly(byAutograd(x -> bodies(x, 3, 1, 0.2), THREE), within(1e-13));
    }

    @Test
    void theGradientsOfTheChaoticSystemsAreThoseOfTheirEnergies() {
        for (HamiltonianSystem system : List.of(new HenonHeiles(), new DoublePendulum(1.3))) {
            double[] x = {0.3, -0.8, 0.5, 0.2};
            assertThat(system.gradient(x))
                    .containsExactly(FiniteDifferences.gradient(system::hamiltonian, x, 1e-5), within(1e-9));
        }
        double[] saddle = {0, 1, 0, 0};
        assertThat(new HenonHeiles().hamiltonian(saddle)).isCloseTo(HenonHeiles.ESCAPE, within(1e-15));
        assertThat(new HenonHeiles().gradient(saddle)).containsExactly(0, 0, 0, 0);
        // Hanging and at rest it has no energy; its momenta are dL/d(velocity), here with both at velocity 1: p = (3, 2).
        assertThat(new DoublePendulum().hamiltonian(new double[4])).isZero();
        assertThat(new DoublePendulum().at(0, new double[] {0, 0, 3, 2})).containsExactly(1, 1, -0.0, -0.0);
    }

    @Test
    void energySplitsIntoKineticAndPotential() {
        var pendulum = new Pendulum();
        assertThat(pendulum.kinetic(new double[] {0, 2})).isEqualTo(4);
        assertThat(pendulum.potential(new double[] {Math.PI, 0})).isEqualTo(pendulum.separatrix()).isEqualTo(6);
        var two = new Bodies(1, 1);
        double[] atDistanceTwo = {1, -1, 0, 0, 0, 0, 0.5, -0.5};
        assertThat(two.kinetic(atDistanceTwo)).isEqualTo(0.25);
        assertThat(two.potential(atDistanceTwo)).isEqualTo(-0.5);
        assertThat(two.hamiltonian(atDistanceTwo)).isEqualTo(-0.25);
    }

    @Test
    void bodiesConserveEnergyMomentumAndAngularMomentum() {
        var system = new Bodies(3, 1, 0.2);
        Trajectory path = new DormandPrince(1e-12, 1e-12).integrate(system, THREE, Times.linspace(0, 2, 50));
        assertThat(system.conserved()).containsOnlyKeys("energy", "momentum x", "momentum y", "angular momentum");
        system.conserved().forEach((name, value) -> assertThat(path.along(value)).as(name)
                .containsOnly(new double[] {value.applyAsDouble(THREE)}, within(1e-8)));
    }

    @Test
    void whatIsNoSystemIsNamed() {
        assertThatThrownBy(() -> new Bodies(1, -2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("masses[1]").hasMessageContaining("-2.0");
        assertThatThrownBy(() -> new Bodies(1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("masses");
        assertThatThrownBy(() -> new Pendulum(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("strength");
        double[] together = {0.5, 0.5, 1, 1, 0, 0, 0, 0};
        assertThatThrownBy(() -> new Bodies(1, 1).gradient(together)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bodies 1 and 2 are at the same place (0.5, 1.0)");
        assertThatThrownBy(() -> new Bodies(1, 1).hamiltonian(together)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void frictionIsAGradientAndTakesEnergy() {
        var damped = new Damped(new Pendulum(), 0.1);
        double[] x = {0.7, -0.4};
        double[] sink = FiniteDifferences.gradient(damped::dissipation, x, 1e-5);
        double[] rotation = damped.system().at(0, x);
        double[] field = damped.at(0, x);
        for (int i = 0; i < 2; i++) {
            assertThat(field[i]).isCloseTo(rotation[i] + sink[i], within(1e-9));
        }
        Trajectory path = DormandPrince.standard().integrate(damped, x, new double[] {0, 1e-4});
        double[] energy = path.along(damped.system()::hamiltonian);
        double power = -0.1 * x[1] * damped.system().gradient(x)[1];
        assertThat((energy[1] - energy[0]) / 1e-4).isCloseTo(power, within(1e-4)).isNegative();
        assertThatThrownBy(() -> new Damped(new Pendulum(), -1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("friction");
    }
}
