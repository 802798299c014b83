package hnn.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.rollout.DormandPrince;
import hnn.rollout.DormandPrince853;
import hnn.system.MassSpring;
import org.junit.jupiter.api.Test;

class SectionTest {

    private final MassSpring system = new MassSpring();

    @Test
    void aPathCrossesASectionWhereTheExactMotionDoes() {
        double[] start = {0, 1}; // q = sin 2t, rising through 0 at whole multiples of pi
        Crossings crossings = Section.rising(x -> x[0])
                .crossings(DormandPrince853.reference(), system, start, 0, 10);
        assertThat(crossings.times()).containsExactly(new double[] {Math.PI, 2 * Math.PI, 3 * Math.PI}, within(1e-9));
        assertThat(crossings.coordinate(1)).containsExactly(new double[] {1, 1, 1}, within(1e-9));
        assertThat(Section.falling(x -> x[0]).crossings(DormandPrince.standard(), system, start, 0, 3).times())
                .containsExactly(new double[] {Math.PI / 2}, within(1e-7));
        assertThatThrownBy(() -> Section.rising(x -> x[0]).crossings(DormandPrince.standard(), system, start, 1, 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("from 1.0 to 0.0");
    }
}
