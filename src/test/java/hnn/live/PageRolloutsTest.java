package hnn.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hnn.figure.Figure;
import hnn.figure.Mark;
import hnn.learned.DenseLayer;
import hnn.learned.DenseNetwork;
import hnn.learned.LearnedField;
import hnn.learned.LearnedHamiltonian;
import hnn.learned.SmoothActivation;
import hnn.phase.Fields;
import hnn.rollout.Methods;
import hnn.system.Bodies;
import hnn.system.MassSpring;
import hnn.system.Pendulum;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageRolloutsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DenseLayer HIDDEN =
            new DenseLayer(2, 3, new double[] {1, 0.5, -1, 0.25, 2, 1}, new double[] {0.1, 0.5, -1});
    private static final LearnedHamiltonian HNN = new LearnedHamiltonian(new DenseNetwork(List.of(HIDDEN,
            new DenseLayer(3, 1, new double[] {1, 0.5, -2}, new double[1]))));

    private static PageRollouts ofFields(Fields fields) {
        return PageRollouts.ofFields(new MassSpring(), fields, Methods.rungeKutta4().every(0.1), 150,
                Slider.of("q", -2, 2, 1), Slider.of("p", -2, 2, 0));
    }

    @Test
    void aPageCarriesWhatItsScriptNeeds() {
        JsonNode page = JSON.valueToTree(ofFields(Fields.of("truth", new MassSpring()).and("HNN", HNN)).page());
        assertThat(page.at("/fields/0/kind").asText()).isEqualTo("mass-spring");
        assertThat(page.at("/fields/0/dashed").asBoolean()).isTrue();
        assertThat(page.at("/fields/1/hamiltonian").asBoolean()).isTrue();
        assertThat(page.at("/fields/1/layers")).hasSize(2);
        assertThat(page.at("/methods/0/b/3").asDouble()).isEqualTo(1 / 6.0);
        assertThat(page.at("/controls/1/moves").asText()).isEqualTo("p");
        assertThat(page.at("/controls/1/min").asDouble()).isEqualTo(-2);
        assertThat(page.at("/panels/0/scale").asText()).isEqualTo("EQUAL");
    }

    @Test
    void whereThePathsShouldBeIsSaidForEachEndOfTheStarts() {
        JsonNode checks = JSON.valueToTree(ofFields(Fields.of("truth", new MassSpring())).page()).get("checks");
        assertThat(checks).hasSize(9);
        double[] values = {checks.at("/8/values/0").asDouble(), checks.at("/8/values/1").asDouble()};
        double[] end = Methods.rungeKutta4().every(0.1).integrate(new MassSpring(), values, new double[] {0, 10}).end();
        assertThat(values).containsExactly(2, 2);
        assertThat(checks.at("/8/states/0/0").asDouble()).isCloseTo(end[0], within(1e-12));
    }

    @Test
    void weightsKeepTheirBitsInAsFewLettersAsTheyCan() {
        double third = 1 / 3.0;
        var field = new LearnedField(
                new DenseNetwork(List.of(new DenseLayer(2, 2, new double[] {third, 0, 0, 1}, new double[] {0.5, 0}))));
        JsonNode layer = JSON.valueToTree(ofFields(Fields.of("baseline", field)).page()).at("/fields/0/layers/0");
        assertThat(layer.at("/weight/single").asBoolean()).isFalse();
        assertThat(Base64.getDecoder().decode(layer.at("/weight/base64").asText())).hasSize(4 * Double.BYTES);
        assertThat(layer.at("/bias/single").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(layer.at("/bias/base64").asText())).hasSize(2 * Float.BYTES);
    }

    @Test
    void whatAPageCannotCarryLivesWithAKernelAlone() {
        var sine = new DenseNetwork(List.of(HIDDEN, new DenseLayer(3, 1, new double[] {1, 0.5, -2}, new double[1])),
                SmoothActivation.SINE);
        for (PageRollouts rollouts : List.of(
                ofFields(Fields.of("a lambda", (t, x) -> new double[] {x[1], -x[0]})),
                ofFields(Fields.of("HNN", new LearnedHamiltonian(sine))),
                PageRollouts.ofMethods(new Pendulum(), List.of(Methods.leapfrog(), Methods.implicitMidpoint()),
                        new double[] {1, 0}, 10,
                        Slider.of("step", 0.1, 1, 0.5)))) {
            assertThat(rollouts.page()).isEmpty();
            assertThat(Live.view(rollouts).first()).isInstanceOf(Figure.class);
        }
    }

    @Test
    void aChosenMethodIsFollowedWithTheStepThatIsSet() {
        PageRollouts rollouts = PageRollouts.ofMethods(new Pendulum(), List.of(Methods.leapfrog(), Methods.rungeKutta4()),
                new double[] {1, 0}, 10, Slider.of("step", 0.1, 1, 0.5));
        Mark.Curve drift = (Mark.Curve) rollouts.figure(List.of("Runge-Kutta 4", 0.25)).panels().get(1).marks().get(0);
        assertThat(drift.label()).isEqualTo("Runge-Kutta 4");
        assertThat(drift.x()).hasSize(10).endsWith(2.5);
        assertThat(rollouts.page()).containsEntry("steps", 10);
    }

    @Test
    void whatFitsNoPlaneOrNoMethodIsRefused() {
        Control<Double> step = Slider.of("step", 0.1, 1, 0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageRollouts.ofMethods(new Bodies(1, 1), List.of(Methods.leapfrog()),
                        new double[8], 10, step))
                .withMessageContaining("degrees of freedom");
        assertThatIllegalArgumentException().isThrownBy(() -> PageRollouts.ofFields(new MassSpring(), Fields.of("HNN", HNN),
                Methods.leapfrog().every(0.1), 10, step, Slider.of("p", 0, 1, 0))).withMessageContaining("SeparableHamiltonian");
        assertThatIllegalArgumentException().isThrownBy(() -> PageRollouts.ofMethods(new Pendulum(), List.of(Methods.leapfrog()),
                new double[] {1, 0}, 0, Slider.of("step", 0.1, 1, 0.5))).withMessageContaining("steps must be at least 1, not 0");
    }
}
