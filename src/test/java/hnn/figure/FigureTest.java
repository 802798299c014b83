package hnn.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hnn.figure.Panel.Scale;
import hnn.phase.Fields;
import hnn.phase.Times;
import hnn.system.MassSpring;
import hnn.system.Pendulum;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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

    @Test
    void thinnedCurvesCannotBeToldFromWholeOnes() {
        double[] t = Times.linspace(0, 20, 5001);
        double[] q = Arrays.stream(t).map(Math::sin).toArray();
        double[] error = Arrays.stream(t).map(x -> 1e-9 * Math.exp(x)).toArray();
        q[2500] = Double.NaN; // a gap stays a gap
        Figure figure = Thinning.of(Figure.row("thin",
                Panel.of("", "t", "q", Scale.LINEAR).with(new Mark.Curve("q", Role.HNN, false, t, q)),
                Panel.of("", "t", "error", Scale.LOGARITHMIC).with(new Mark.Curve("e", Role.HNN, false, t, error))));
        var thin = (Mark.Curve) figure.panels().get(0).marks().get(0);
        assertThat(thin.x().length).isBetween(50, 800);
        assertThat(Arrays.stream(thin.y()).filter(Double::isNaN).count()).isEqualTo(1);
        for (int i = 0; i < t.length; i++) {
            if (i != 2500) {
                assertThat(distance(thin, t[i], q[i])).isLessThan(1.01 * Thinning.TOLERANCE);
            }
        }
        assertThat(((Mark.Curve) figure.panels().get(1).marks().get(0)).x().length)
                .as("straight on its axis").isEqualTo(2);
    }

    /** The distance of a point from a curve where the panel is 20 wide and 2 high, in parts of its sides. */
    private static double distance(Mark.Curve curve, double x, double y) {
        double[] a = Arrays.stream(curve.x()).map(v -> v / 20).toArray();
        double[] b = Arrays.stream(curve.y()).map(v -> v / 2).toArray();
        return IntStream.range(1, a.length).filter(i -> !Double.isNaN(b[i - 1]) && !Double.isNaN(b[i]))
                .mapToDouble(i -> Line2D.ptSegDist(a[i - 1], b[i - 1], a[i], b[i], x / 20, y / 2)).min().orElseThrow();
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
    void everyRoleHasItsOwnColor() {
        assertThat(Arrays.stream(Role.values()).map(Role::css)).doesNotHaveDuplicates();
        assertThat(Role.of("HNN")).isEqualTo(Role.HNN);
        assertThat(Role.of("something else")).isEqualTo(Role.OTHER);
    }

    /** Linear light of a color as eyes without one kind of cone see it (Machado, Oliveira and Fernandes 2009). */
    private static final Map<String, double[][]> EYES = Map.of(
            "all cones", new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            "protanopia", new double[][] {
                {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
            "deuteranopia", new double[][] {
                {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
            "tritanopia", new double[][] {
                {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}});

    private static double[] light(Color color) {
        return Arrays.stream(new int[] {color.getRed(), color.getGreen(), color.getBlue()}).mapToDouble(part -> part / 255.0)
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4)).toArray();
    }

    private static double luminance(double[] light) {
        return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
    }

    /** CIE L*a*b* of linear light. */
    private static double[] lab(double[] light) {
        double[] f = DoubleStream.of(
                (0.4124 * light[0] + 0.3576 * light[1] + 0.1805 * light[2]) / 0.9505, luminance(light),
                (0.0193 * light[0] + 0.1192 * light[1] + 0.9505 * light[2]) / 1.089)
                .map(v -> v > 0.008856 ? Math.cbrt(v) : 7.787 * v + 16.0 / 116).toArray();
        return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
    }

    @Test
    void truthBaselineHnnAndDataDifferInAllEyesAndStandOutFromWhite() {
        List<Role> roles = List.of(Role.TRUTH, Role.BASELINE, Role.HNN, Role.DATA);
        for (Role role : roles) {
            assertThat(1.05 / (luminance(light(role.color())) + 0.05)).as("contrast of %s", role).isGreaterThan(3);
            for (Role other : roles.subList(0, roles.indexOf(role))) {
                EYES.forEach((eyes, seen) -> {
                    double[] a = lab(seen(seen, role));
                    double[] b = lab(seen(seen, other));
                    assertThat(Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]))
                            .as("%s and %s, %s", role, other, eyes).isGreaterThan(15);
                });
            }
        }
    }

    private static double[] seen(double[][] eyes, Role role) {
        double[] light = light(role.color());
        return Arrays.stream(eyes).mapToDouble(row ->
                Math.min(1, Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2]))).toArray();
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
