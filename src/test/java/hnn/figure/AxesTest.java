package hnn.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hnn.data.Samples;
import hnn.figure.Panel.Scale;
import hnn.phase.Times;
import hnn.phase.Units;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a reader measures by: ticks, ranges, dashes, and names that are all there. */
@SuppressWarnings("unchecked")
class AxesTest {

    private static final double[] TURNS = Times.linspace(0, 40, 2001);

    private static Mark.Curve path(Role role, DoubleUnaryOperator radius) {
        return new Mark.Curve(role.label(), role,
                Arrays.stream(TURNS).map(t -> radius.applyAsDouble(t) * Math.cos(t)).toArray(),
                Arrays.stream(TURNS).map(t -> radius.applyAsDouble(t) * Math.sin(t)).toArray());
    }

    private static Panel panel(Scale scale, Mark... marks) {
        return Panel.of("", "x", "y", scale).with(marks);
    }

    private static List<Double> numbers(Map<String, Object> json, String axis, String key) {
        return (List<Double>) ((Map<String, Object>) json.get(axis)).get(key);
    }

    private static Map<String, Object> layout(Panel... panels) {
        return (Map<String, Object>) PlotlyJson.of(Figure.row("", panels)).get("layout");
    }

    @Test
    void dashesThatRetraceAPathAreDrawnOnceAround() {
        Panel circle = panel(Scale.EQUAL, path(Role.HNN, t -> 1), path(Role.TRUTH, t -> 1));
        List<Mark> marks = Thinning.of(Figure.row("", circle)).panels().get(0).marks();
        Mark.Curve truth = (Mark.Curve) marks.get(1);
        double[] last = {truth.x()[truth.x().length - 1], truth.y()[truth.y().length - 1]};
        assertThat(last[0]).isCloseTo(1, within(0.01));
        assertThat(last[1]).isCloseTo(0, within(0.03));
        assertThat(truth.x().length).isLessThan(((Mark.Curve) marks.get(0)).x().length / 4);
    }

    @Test
    void aPathThatDoesNotRetraceItselfIsDrawnWhole() {
        Panel spiral = panel(Scale.EQUAL, path(Role.TRUTH, t -> 1 - 0.02 * t));
        Mark.Curve truth = (Mark.Curve) Thinning.of(Figure.row("", spiral)).panels().get(0).marks().get(0);
        assertThat(Math.hypot(truth.x()[truth.x().length - 1], truth.y()[truth.y().length - 1])).isCloseTo(0.2, within(1e-12));
        Panel over =
                panel(Scale.LINEAR, new Mark.Curve("truth", Role.TRUTH, TURNS, Arrays.stream(TURNS).map(Math::sin).toArray()));
        assertThat(((Mark.Curve) Thinning.of(Figure.row("", over)).panels().get(0).marks().get(0)).x()).contains(40);
    }

    private static Panel losses(double high, double low) {
        return panel(Scale.LOGARITHMIC, new Mark.Curve("HNN", Role.HNN, new double[] {0, 1}, new double[] {high, low}));
    }

    @Test
    void logarithmicAxesHaveRoundTicks() {
        assertThat((Map<String, Object>) layout(losses(1, 1e-3)).get("yaxis")).containsEntry("dtick", 1);
        assertThat((Map<String, Object>) layout(losses(0.4, 0.05)).get("yaxis")).containsEntry("dtick", "D2");
        assertThat((Map<String, Object>) layout(losses(0.135, 0.11)).get("yaxis")).containsEntry("dtick", "L0.01");
        assertThat(LogarithmicTicks.DECADES.between(2e-3, 30)).containsExactly(new double[] {0.01, 0.1, 1, 10}, within(1e-15));
        assertThat(LogarithmicTicks.ONE_TWO_FIVE.between(0.04, 0.6))
                .containsExactly(new double[] {0.05, 0.1, 0.2, 0.5}, within(1e-15));
        assertThat(LogarithmicTicks.EVEN.between(0.109, 0.137)).containsExactly(new double[] {0.11, 0.12, 0.13}, within(1e-15));
    }

    @Test
    void theStillHasTheSameTicks() throws Exception {
        assertThat(FigureTest.parse(Still.svg(Figure.row("", losses(0.4, 0.05)))).getDocumentElement().getTextContent())
                .contains("x0.050.10.2y");
        assertThat(FigureTest.parse(Still.svg(Figure.row("", losses(2, 1e-5)))).getDocumentElement().getTextContent())
                .contains("1E-4", "1E0");
    }

    @Test
    void panelsWithTheSameAxesShareTheirRanges() {
        Panel small = panel(Scale.EQUAL, path(Role.TRUTH, t -> 1));
        Map<String, Object> shared = layout(small, panel(Scale.EQUAL, path(Role.BASELINE, t -> 2)));
        assertThat(numbers(shared, "xaxis", "range")).isEqualTo(numbers(shared, "xaxis2", "range"));
        assertThat(numbers(shared, "xaxis", "range").get(1)).isCloseTo(2.2, within(0.01));
        assertThat((Map<String, Object>) layout(small, panel(Scale.EQUAL, path(Role.BASELINE, t -> 9))).get("xaxis"))
                .as("the truth would be a dot").doesNotContainKey("range");
        assertThat((Map<String, Object>) layout(small, Panel.of("", "t", "y", Scale.EQUAL).with(path(Role.HNN, t -> 1)))
                .get("xaxis"))
                .as("other axes").doesNotContainKey("range");
    }

    @Test
    void titlesOfAxesCanBeSaidAgain() {
        Figure figure = Figure.row("", panel(Scale.LINEAR, path(Role.HNN, t -> 1))).axes("time t / s", "angle q / rad");
        assertThat(figure.toString()).contains("angle q / rad over time t / s");
        assertThat(figure.panels().get(0).marks()).hasSize(1);
    }

    @Test
    void ratesOfRatesAreOverTheSquareOfTheTime() {
        var samples = new Samples(new int[] {0, 0}, new double[][] {{0, 1}, {1, 0}}, new double[][] {{1, 0}, {0, 1}});
        assertThat(PhasePictures.samples(samples, Units.RECORDED_ANGLE).panels().get(1)).extracting(Panel::xTitle, Panel::yTitle)
                .containsExactly("velocity dq/dt / (rad/s)", "velocity dp/dt / (rad/s²)");
    }

    @Test
    void theStillIsAsHighAsItsLegendNeeds() throws Exception {
        Mark[] many = IntStream.range(0, 16).mapToObj(i -> new Mark.Curve("a method with a long name, " + i, Role.HNN,
                new double[] {0, 1}, new double[] {0, i})).toArray(Mark[]::new);
        Document document = FigureTest.parse(Still.svg(Figure.row("", panel(Scale.LINEAR, many))));
        double height = Double.parseDouble(document.getDocumentElement().getAttribute("height"));
        assertThat(height).isGreaterThan(36 + 375 + 80);
        var texts = document.getElementsByTagNameNS("*", "text");
        assertThat(IntStream.range(0, texts.getLength()).mapToObj(i -> (Element) texts.item(i))
                .filter(text -> text.getTextContent().contains("long name, 15"))).singleElement()
                .satisfies(text -> assertThat(Double.parseDouble(text.getAttribute("y"))).isLessThan(height));
    }
}
