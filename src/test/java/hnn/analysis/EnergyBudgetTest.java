package hnn.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import hnn.friction.Damped;
import hnn.phase.Field;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import hnn.system.Bodies;
import hnn.system.MassSpring;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EnergyBudgetTest {

    private final MassSpring spring = new MassSpring();
    private final Damped damped = new Damped(spring, 0.2);
    private final Trajectory path =
            DormandPrince.standard().integrate(damped, new double[] {1, 0}, Times.linspace(0, 10, 2001));
    private final Field friction = (t, x) -> new double[] {0, -0.2 * x[1]};

    @Test
    void theTrueBudgetClosesWithoutAModelError() {
        EnergyBudget budget = EnergyBudget.of(spring, spring, friction, path);
        double end = spring.hamiltonian(path.end());
        assertThat(end).as("most is lost").isLessThan(0.2);
        assertThat(budget.lost()[2000]).isCloseTo(1 - end, within(1e-5));
        assertThat(Arrays.stream(budget.modelError()).map(Math::abs).max().orElseThrow()).isLessThan(1e-15);
        assertThat(budget.total()).containsExactly(Arrays.stream(new double[2001]).map(zero -> 1).toArray(), within(1e-5));
        assertThat(budget.toTable().columnNames()).containsExactly("t", "kinetic", "potential", "lost", "model error", "total");
    }

    /** H + 0.1 q p rotates along other levels than the energy: it gives and takes, and half of the friction is a sink. */
    @Test
    void anotherSplitOfTheSameFieldHasAModelError() {
        Field rotation = (t, x) -> new double[] {2 * x[1] + 0.1 * x[0], -2 * x[0] - 0.1 * x[1]};
        Field sink = (t, x) -> new double[] {-0.1 * x[0], -0.1 * x[1]};
        assertThat(rotation.at(0, path.end())[0] + sink.at(0, path.end())[0]).isCloseTo(damped.at(0, path.end())[0],
                within(1e-15));
        EnergyBudget budget = EnergyBudget.of(spring, rotation, sink, path);
        assertThat(Arrays.stream(budget.modelError()).map(Math::abs).max().orElseThrow()).isBetween(0.01, 0.2);
        assertThat(budget.total()[2000]).isCloseTo(1, within(1e-5));
    }

    @Test
    void aPathOfAnotherSystemIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> EnergyBudget.of(new Bodies(1, 1), spring, friction, path))
                .withMessage("the path must have the system's dimension 8, not 2");
    }
}
