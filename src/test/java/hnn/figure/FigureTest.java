package hnn.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hnn.figure.Panel.Scale;
import hnn.own.OwnSystem;
import hnn.phase.Fields;
import hnn.pixel.FramePictures;
import hnn.system.MassSpring;
import hnn.system.Pendulum;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@SuppressWarnings("unchecked")
class FigureTest {

    private final Fields fields = Fields.of("truth", new MassSpring()).and("HNN", (t, x) -> new double[] {x[1], -x[0]});
    private final Figure curves = Figure.row("Curves <&>",
            Panel.of("log", "t / s", "error", Scale.LOGARITHMIC).with(new Mark.Curve("HNN", Role.HNN,
                    new double[] {0, 1, 2}, new double[] {1, Double.NaN, 0.1})),
            Panel.of("plane", "q", "p", Scale.EQUAL).with(
                    new Mark.Curve("HNN", Role.HNN, new double[] {0, 1}, new double[] {0, 5}),
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

    private static String text(Object value) {
        return value.toString();
    }

    private static Figure withEndOf(double end, Scale scale) {
        double[] x = {0, 1, 2, 3};
        double[] y = {1, end, 0.1, 2};
        return Figure.row("gaps", Panel.of("panel", "x", "y", scale).with(
                new Mark.Band("band", Role.HNN, x, new double[] {0.5, 0.5, 0.05, 1}, new double[] {2, end, 0.2, 3}),
                new Mark.Curve("curve", Role.HNN, x, y), new Mark.Points("points", Role.DATA, x, y),
                new Mark.Points("rows", Role.DATA, new double[] {0, end}, new double[] {1, 1})));
    }

    @Test
    void whatIsNotFiniteIsAGapForBothRenderersOnEveryScale() {
        for (Scale scale : new Scale[] {Scale.LINEAR, Scale.LOGARITHMIC, Scale.EQUAL}) {
            Figure gap = withEndOf(Double.NaN, scale);
            Figure infinite = withEndOf(Double.POSITIVE_INFINITY, scale);
            assertThat(text(PlotlyJson.of(infinite))).isEqualTo(text(PlotlyJson.of(gap)));
            String still = Still.svg(infinite).replaceAll("still\\d+", "");
            assertThat(still).isEqualTo(Still.svg(gap).replaceAll("still\\d+", "")).hasSizeLessThan(100_000);
        }
    }

    @Test
    void aHamiltonianWithAPoleIsDrawnByTheLevelsAroundIt() throws Exception {
        OwnSystem pole = OwnSystem.of("pole", 1, (q, p) -> p.square().sub(q.abs().pow(-1)));
        Box box = Box.square(2);
        for (Figure figure : List.of(PhasePictures.hamiltonians(box, Fields.of("truth", pole).and("HNN", pole)),
                PhasePictures.phasePortraits(box, Fields.of("truth", pole)))) {
            Mark.Contours levels = (Mark.Contours) figure.panels().get(0).marks().get(0);
            assertThat(levels.low()).isBetween(-100.0, -1.0);
            assertThat(levels.high()).isBetween(1.0, 10.0);
            parse(Still.svg(figure));
        }
    }

    @Test
    void contoursAreDrawnOverTheirRange() throws Exception {
        Figure figure = PhasePictures.hamiltonians(Box.square(1), fields);
        assertThat(figure.panels()).as("only what has an H").hasSize(1);
        Map<String, Object> trace = map(((List<Object>) PlotlyJson.of(figure).get("data")).get(0));
        assertThat(figure.panels().get(0).title()).as("14 levels").isEqualTo("truth, levels 0.14 apart");
        assertThat(trace).containsEntry("zmin", 0.0).containsEntry("zmax", 2.0);
        Document document = parse(Still.svg(figure));
        assertThat(document.getElementsByTagNameNS("*", "image").item(0).getAttributes()
                .getNamedItem("xlink:href").getNodeValue()).startsWith("data:image/png;base64,iVBOR");
    }

    static Document parse(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newNSInstance();
        // The document type names a file on the network, which nothing here needs.
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void arrowsPointAlongTheField() {
        Figure figure = PhasePictures.fields(Box.square(1), fields);
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
    void phasePortraitsHaveArrowsOverTheLevelsOfWhateverHasThem() {
        Figure figure = PhasePictures.phasePortraits(Box.square(1), fields);
        assertThat(figure.panels().get(0).marks()).extracting(Object::getClass)
                .isEqualTo(List.of(Mark.Contours.class, Mark.Curve.class));
        assertThat(figure.panels().get(1).marks()).as("no H").hasSize(1);
    }

    @Test
    void axesNameSymbolAndUnit() {
        Panel panel = PhasePictures.phasePortraits(Box.square(1), Fields.of("truth", new Pendulum())).panels().get(0);
        assertThat(panel.xTitle()).isEqualTo("angle q / rad");
        assertThat(panel.yTitle()).isEqualTo("momentum p (natural units)");
    }

    @Test
    void aCurveForEachNameInAColumnOfATable() {
        Table table = Table.create("t", StringColumn.create("model", "truth", "HNN", "truth", "HNN"),
                DoubleColumn.create("t", 0, 0, 1, 1), DoubleColumn.create("energy", 1, 2, 3, 4));
        Panel panel = Pictures.curves("Energy", table, "t", "energy", "model", Scale.LINEAR).panels().get(0);
        assertThat(panel.marks()).hasSize(2);
        var hnn = (Mark.Curve) panel.marks().get(1);
        assertThat(hnn.role()).isEqualTo(Role.HNN);
        assertThat(hnn.y()).containsExactly(2, 4);
        assertThat(panel.yTitle()).isEqualTo("energy");
        assertThatThrownBy(() -> Pictures.points("Energy", table, "t", "power", "model", Scale.LINEAR))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no column power");
    }

    private static Film film(String name, int frames) {
        float[][] brightness = new float[frames][9];
        for (int i = 0; i < frames; i++) {
            brightness[i][i % 9] = 0.5f;
        }
        return new Film(name, brightness);
    }

    @Test
    void filmsArePlayedTogetherAsLongAsTheShortestLasts() throws Exception {
        Animation animation = FramePictures.play(film("truth", 5), film("HNN", 4));
        Map<String, Object> json = PlotlyAnimation.of(animation);
        List<Object> frames = (List<Object>) json.get("frames");
        assertThat(frames).hasSize(4);
        assertThat((List<Object>) map(frames.get(2)).get("traces")).containsExactly(0, 1);
        List<Object> traces = (List<Object>) json.get("data");
        assertThat(traces).extracting(trace -> map(trace).get("type")).containsExactly("image", "image");
        String third = (String) map(((List<Object>) map(frames.get(2)).get("data")).get(1)).get("source");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(
                Base64.getDecoder().decode(third.substring("data:image/png;base64,".length()))));
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getRaster().getSample(2, 0, 0)).as("the pixel that is lit").isEqualTo(255);
        assertThat(image.getRaster().getSample(1, 0, 0)).isZero();
        assertThat(json.toString()).contains("redraw=true");
        assertThat(parse(Still.svg(animation.at(0))).getElementsByTagNameNS("*", "image").getLength()).isEqualTo(2);
    }

    @Test
    void aStripHasOneFrameInSoMany() {
        Figure strips = FramePictures.strips(2, film("truth", 5));
        var image = (Mark.Image) strips.panels().get(0).marks().get(0);
        assertThat(image.brightness()[0]).as("three frames with gaps").hasSize(3 * 3 + 2);
        assertThat(image.brightness()[0]).containsExactly(0.5, 0, 0, 0.5, 0, 0, 0.5, 0.5, 0, 0, 0);
        assertThat(image.brightness()[1]).containsExactly(0, 0, 0, 0.5, 0, 0, 0, 0.5, 0, 0.5, 0);
    }

    @Test
    void stripsShowTheSameMomentsThoughOneFilmIsLonger() {
        List<Panel> panels = FramePictures.strips(2, film("truth", 7), film("HNN", 5)).panels();
        assertThat(panels).extracting(panel -> ((Mark.Image) panel.marks().get(0)).brightness()[0].length)
                .containsOnly(3 * 3 + 2);
    }

    @Test
    void figuresAreWhiteCardsInAnyTheme() {
        Map<String, Object> layout = map(PlotlyJson.of(curves).get("layout"));
        assertThat(layout).containsEntry("paper_bgcolor", "#ffffff").containsEntry("plot_bgcolor", "#ffffff");
        assertThat(map(layout.get("font"))).containsEntry("color", "#222222");
    }

    @Test
    void whatCannotBeDrawnIsNamed() {
        assertThatThrownBy(() -> Figure.row("empty")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mark.Curve("a", Role.HNN, new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 and 3");
        assertThatThrownBy(() -> new Film("odd", new float[2][8]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3 x 3 pixels, not 8");
        assertThatThrownBy(() -> new Box(0, 1, 2, 2))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2.0..2.0");
    }
}
