package hnn.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import hnn.figure.Box;
import hnn.figure.Figure;
import hnn.figure.PhasePictures;
import hnn.figure.PlotlyJson;
import hnn.live.Live;
import hnn.live.LiveView;
import hnn.live.PageRollouts;
import hnn.live.Slider;
import hnn.phase.Fields;
import hnn.rollout.Methods;
import hnn.system.MassSpring;
import hnn.system.Pendulum;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.LinePlot;

class DisplayTest {

    private final Renderer renderer = new Renderer();

    DisplayTest() {
        NotebookDisplay.register(new JJavaDisplay(renderer, null, Optional.empty()));
    }

    private static Object data(DisplayData display, String type) {
        return display.getData(MIMEType.parse(type));
    }

    @Test
    void theKernelFindsTheExtension() {
        assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(HnnExtension.class);
    }

    @Test
    void aFailingInstallationDoesNotEndTheKernel() {
        new HnnExtension().install(null); // throws nothing
    }

    @Test
    void aFigureIsOneBundleOfPlotlyStillAndWords() {
        Figure figure = PhasePictures.fields(Box.square(1), Fields.of("truth", new MassSpring()));
        DisplayData display = renderer.render(figure);
        assertThat(data(display, PlotlyJson.MIME_TYPE)).isInstanceOf(Map.class);
        assertThat((String) data(display, "image/svg+xml")).contains("<svg");
        assertThat((String) data(display, "text/plain")).contains("Vector fields");
        assertThat(display.hasDataForType(MIMEType.IMAGE_PNG)).as("a PNG would be shown in place of Plotly").isFalse();
    }

    @Test
    void iJavaShowsTheSameBundle() {
        var other = new io.github.spencerpark.jupyter.kernel.display.Renderer();
        NotebookDisplay.register(new IJavaDisplay(other, null));
        Figure figure = PhasePictures.fields(Box.square(1), Fields.of("truth", new MassSpring()));
        var display = other.render(figure);
        for (String type : List.of(PlotlyJson.MIME_TYPE, "text/plain")) {
            assertThat(display.getData(io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.parse(type))).as(type)
                    .isEqualTo(data(renderer.render(figure), type));
        }
        assertThat(display.hasDataForType(io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.IMAGE_SVG)).isTrue();
    }

    @Test
    void outsideOfAKernelTheCallInTheSetupCellDoesNothing() {
        NotebookDisplay.install(); // throws nothing
        assertThat(NotebookDisplay.ofIJava(null)).isNull();
    }

    @Test
    void tablesawsOwnFigureIsShownToo() {
        Table table = Table.create("t", DoubleColumn.create("x", 0, 1), DoubleColumn.create("y", 2, 3));
        DisplayData display = renderer.render(LinePlot.create("own", table, "x", "y"));
        assertThat(data(display, PlotlyJson.MIME_TYPE)).isInstanceOf(Map.class);
        assertThat((String) data(display, "image/svg+xml")).contains("own");
        assertThat((String) data(display, "text/plain")).contains("own");
    }

    @Test
    void aTableIsHtmlAndText() {
        Table table = Table.create("a < b", StringColumn.create("name", "x & y", ""),
                DoubleColumn.create("value", 0.123456789, Double.NaN));
        DisplayData display = renderer.render(table);
        assertThat((String) data(display, "text/html"))
                .contains("<caption>a &lt; b</caption>", ">x &amp; y<", ">0.12346<").doesNotContain("NaN");
        assertThat((String) data(display, "text/plain")).contains("x & y");
    }

    @Test
    void theFormatOfAColumnHoldsInHtmlToo() {
        DoubleColumn plain = DoubleColumn.create("plain", 1.23456789);
        DoubleColumn rounded = DoubleColumn.create("rounded", 1.23456789);
        rounded.setPrintFormatter(new java.text.DecimalFormat("0.00"), "");
        DoubleColumn small = DoubleColumn.create("small", 7.657281290555534E-4);
        assertThat(HtmlTable.of(Table.create("t", plain, rounded, small))).contains(">1.2346<", ">1.23<", ">0.00076573<");
    }

    @Test
    void aLongTableIsCutAndSaysSo() {
        String html = HtmlTable.of(Table.create("long", DoubleColumn.create("t", new double[500])));
        assertThat(html).contains("The first 150 of 500 rows.");
        assertThat(html.split("<tr>")).hasSize(152);
    }

    @Test
    void aLiveViewIsAStillWhereNoKernelAnswers() {
        LiveView view = Live.view(Slider.of("noise", 0, 1, 0.5), noise -> "noise is " + noise);
        assertThat(Bundle.still(view).get(Bundle.HTML)).asString().contains("noise is 0.5",
                "noise = 0.5; run this cell in JupyterLab to move it");
        assertThat(Bundle.still(view)).doesNotContainKey(Bundle.WIDGET);
    }

    @Test
    void aStillOfRolloutsCarriesWhatAPageFollowsThemBy() {
        LiveView view = Live.view(PageRollouts.ofMethods(new Pendulum(), List.of(Methods.leapfrog()), new double[] {1, 0}, 100,
                Slider.of("step", 0.01, 1, 0.1)));
        assertThat(Bundle.still(view)).containsEntry(PageRollouts.MIME_TYPE, view.page()).containsKey(Bundle.SVG);
    }
}
