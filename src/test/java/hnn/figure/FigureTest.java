package hnn.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.data.DataRegion;
import hnn.data.PathData;
import hnn.figure.Panel.Scale;
import hnn.metric.EnergyBudget;
import hnn.phase.Fields;
import hnn.phase.Trajectory;
import hnn.phase.Units;
import hnn.system.MassSpring;
import hnn.system.Pendulum;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
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
        Figure figure = PhasePictures.hamiltonians(Box.square(1), fields);
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

    private static Table ensemble() {
        return Table.create("t", StringColumn.create("model", "HNN", "HNN", "HNN", "HNN", "HNN", "HNN"),
                DoubleColumn.create("noise", 1, 0, 1, 0, 1, 0), DoubleColumn.create("error", 5, 0.1, 9, 0.3, 6, 0.2));
    }

    @Test
    void anEnsembleIsAMedianInABand() throws Exception {
        Figure figure = Pictures.bands("Noise", ensemble(), "noise", "error", "model", Scale.LOGARITHMIC);
        var curve = (Mark.Curve) figure.panels().get(0).marks().get(0);
        assertThat(curve.x()).containsExactly(0, 1);
        assertThat(curve.y()).containsExactly(0.2, 6);
        var band = (Mark.Band) figure.panels().get(0).marks().get(1);
        assertThat(band.low()).containsExactly(0.1, 5);
        assertThat(band.high()).containsExactly(0.3, 9);
        Map<String, Object> trace = map(((List<Object>) PlotlyJson.of(figure).get("data")).get(1));
        assertThat(trace).containsEntry("fill", "toself").containsEntry("x", List.of(0.0, 1.0, 1.0, 0.0))
                .containsEntry("y", List.of(0.1, 5.0, 9.0, 0.3)).containsEntry("showlegend", false);
        assertThat(parse(Still.svg(figure)).getDocumentElement().getTextContent()).contains("noise", "HNN");
        assertThatThrownBy(() -> new Mark.Band("a", Role.HNN, new double[1], new double[] {2}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("low must not be above high, as at 0: 2.0 and 1.0");
    }

    @Test
    void aRolloutIsDashedFromWhereItLeavesTheData() {
        var line = new Trajectory(new double[] {0, 1, 2}, new double[][] {{0, 0}, {1, 0}, {2, 0}});
        DataRegion region = DataRegion.of(new PathData(List.of(line),
                List.of(new Trajectory(new double[] {0}, new double[][] {{0.5, 0}}))));
        var paths = new LinkedHashMap<String, Trajectory>();
        paths.put("truth", new Trajectory(new double[] {0, 1}, new double[][] {{0, 0}, {9, 0}}));
        paths.put("HNN", new Trajectory(new double[] {0, 1, 2, 3}, new double[][] {{0, 0}, {2, 0}, {4, 0}, {6, 0}}));
        Figure figure = RegionPictures.rollouts(region, "energy", x -> 10 * x[0], paths, Units.NATURAL);
        List<Mark> along = figure.panels().get(1).marks();
        assertThat(along).as("the truth needs no warning").hasSize(4);
        assertThat(((Mark.Curve) along.get(1)).y()).containsExactly(0, 20, 40);
        assertThat(((Mark.Curve) along.get(2)).dashed()).isTrue();
        assertThat(((Mark.Curve) along.get(2)).x()).containsExactly(2, 3);
        assertThat(((Mark.Points) along.get(3)).role()).isEqualTo(Role.WARNING);
        assertThat(((Mark.Points) along.get(3)).y()).containsExactly(40);
        var border = (Mark.Curve) figure.panels().get(0).marks().get(0);
        assertThat(Arrays.stream(border.x()).filter(Double::isFinite).max().orElseThrow()).as("2 and the border").isCloseTo(2.5, within(1e-9));
        assertThat(Arrays.stream(border.x()).filter(Double::isNaN).count()).as("a ring about each state").isEqualTo(3);
    }

    @Test
    void energyIsPiledUpToWhatWasThereAtTheStart() {
        var budget = new EnergyBudget(new double[] {0, 1}, new double[] {1, 0.5}, new double[] {2, 1}, new double[] {0, 1.25},
                new double[] {0, 0.25});
        List<Mark> marks = BudgetPictures.energies(Map.of("truth", budget), Units.NATURAL).panels().get(0).marks();
        assertThat(((Mark.Band) marks.get(1)).high()).as("potential and kinetic").containsExactly(3, 1.5);
        assertThat(((Mark.Band) marks.get(2)).high()).as("and lost").containsExactly(3, 2.75);
        assertThat(((Mark.Curve) marks.get(3)).y()).containsExactly(3, 3);
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
    void figuresAreWhiteCardsInAnyTheme() {
        Map<String, Object> layout = map(PlotlyJson.of(curves).get("layout"));
        assertThat(layout).containsEntry("paper_bgcolor", "#ffffff").containsEntry("plot_bgcolor", "#ffffff");
        assertThat(map(layout.get("font"))).containsEntry("color", "#222222");
    }

    @Test
    void whatCannotBeDrawnIsNamed() {
        assertThatThrownBy(() -> Figure.row("empty")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mark.Curve("a", Role.HNN, false, new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 and 3");
        assertThatThrownBy(() -> new Film("odd", new float[2][8]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3 x 3 pixels, not 8");
        assertThatThrownBy(() -> new Box(0, 1, 2, 2))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2.0..2.0");
    }
}
