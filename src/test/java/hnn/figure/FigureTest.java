package hnn.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hnn.figure.Panel.Scale;
import hnn.phase.Fields;
import hnn.system.MassSpring;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@SuppressWarnings("unchecked")
class FigureTest {

    private final Fields fields = Fields.of("truth", new MassSpring()).and("HNN", (t, x) -> new double[] {x[1], -x[0]});
    private final Figure curves = Figure.row("Curves <&>",
            Panel.of("log", "t / s", "error", Scale.LOGARITHMIC).with(new Mark.Curve("HNN", Role.HNN, false,
                    new double[] {0, 1, 2}, new double[] {1, Double.NaN, 0.1})),
            Panel.of("plane", "q", "p", Scale.EQUAL).with(
                    new Mark.Curve("HNN", Role.HNN, false, new double[] {0, 1}, new double[] {0, 5}),
                    new Mark.Points("data", Role.DATA, new double[] {0, 1}, new double[] {2, 1})));

    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @Test
    void plotlyGetsATraceForEachMarkOnTheAxesOfItsPanel() {
        List<Object> traces = (List<Object>) PlotlyJson.of(curves).get("data");
        assertThat(traces).extracting(trace -> map(trace).get("xaxis")).containsExactly("x", "x2", "x2");
        assertThat(map(traces.get(0)).get("y")).as("what is not finite is a gap").isEqualTo(Arrays.asList(1.0, null, 0.1));
        assertThat(traces).extracting(trace -> map(trace).get("showlegend")).containsExactly(true, false, true);
        assertThat(map(traces.get(2)).get("mode")).isEqualTo("markers");
    }

    @Test
    void phasePortraitsHaveEqualAxesAndLossesALogarithmicOne() {
        Map<String, Object> layout = map(PlotlyJson.of(curves).get("layout"));
        assertThat(map(layout.get("yaxis"))).containsEntry("type", "log").doesNotContainKey("scaleanchor");
        assertThat(map(layout.get("yaxis2"))).containsEntry("scaleanchor", "x2").doesNotContainKey("type");
        assertThat(map(map(layout.get("xaxis")).get("title"))).containsEntry("text", "t / s");
    }

    @Test
    void theStillIsAnSvgDocumentWithEveryWordOfTheFigure() throws Exception {
        Document document = parse(Still.svg(curves));
        assertThat(document.getDocumentElement().getLocalName()).isEqualTo("svg");
        assertThat(document.getDocumentElement().getTextContent())
                .contains("Curves <&>", "log", "plane", "t / s", "error", "HNN", "data");
    }

    @Test
    void contoursAreDrawnOverTheirRange() throws Exception {
        Figure figure = Pictures.hamiltonians(Box.square(1), fields);
        assertThat(figure.panels()).as("only what has an H").hasSize(1);
        Map<String, Object> trace = map(((List<Object>) PlotlyJson.of(figure).get("data")).get(0));
        assertThat(trace).containsEntry("zmin", 0.0).containsEntry("zmax", 2.0);
        Document document = parse(Still.svg(figure));
        assertThat(document.getElementsByTagNameNS("*", "image").item(0).getAttributes()
                .getNamedItem("xlink:href").getNodeValue()).startsWith("data:image/png;base64,iVBOR");
    }

    private static Document parse(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newNSInstance();
        // The document type names a file on the network, which nothing here needs.
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void arrowsPointAlongTheField() {
        Figure figure = Pictures.fields(Box.square(1), fields);
        var arrows = (Mark.Curve) figure.panels().get(0).marks().get(0);
        for (int i = 0; i < arrows.x().length; i += 6) { // tail, tip, barb, tip, barb, gap
            double q = arrows.x()[i];
            double p = arrows.y()[i];
            double along = (arrows.x()[i + 1] - q) * 2 * p + (arrows.y()[i + 1] - p) * -2 * q;
            double across = (arrows.x()[i + 1] - q) * 2 * q + (arrows.y()[i + 1] - p) * 2 * p;
            assertThat(along).isGreaterThanOrEqualTo(0);
            assertThat(across).isBetween(-1e-12, 1e-12);
            assertThat(arrows.x()[i + 5]).isNaN();
        }
    }

    @Test
    void everyRoleHasItsOwnColor() {
        assertThat(Arrays.stream(Role.values()).map(Role::css)).doesNotHaveDuplicates();
        assertThat(Role.of("HNN")).isEqualTo(Role.HNN);
        assertThat(Role.of("something else")).isEqualTo(Role.OTHER);
    }

    @Test
    void whatCannotBeDrawnIsNamed() {
        assertThatThrownBy(() -> Figure.row("empty")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mark.Curve("a", Role.HNN, false, new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 and 3");
        assertThatThrownBy(() -> new Box(0, 1, 2, 2))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2.0..2.0");
    }
}
