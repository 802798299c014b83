package hnn.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.BoxPlot;
import tech.tablesaw.plotly.api.Heatmap;
import tech.tablesaw.plotly.api.Histogram;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.ScatterPlot;

@SuppressWarnings("unchecked")
class TablesawFigureTest {

    private final Table table = Table.create("t", DoubleColumn.create("q", 1, 2, Double.NaN, 4),
            DoubleColumn.create("p", 1, 4, 9, 16), StringColumn.create("model", "Hénon's", "b", "b", "Hénon's"));

    private static List<Map<String, Object>> traces(TablesawFigure figure) {
        return (List<Map<String, Object>>) figure.json().get("data");
    }

    @Test
    void linesHaveNumbersAndTheirNames() {
        var figure = TablesawFigure.of(LinePlot.create("q < p", table, "q", "p", "model"));
        Map<String, Object> layout = (Map<String, Object>) figure.json().get("layout");
        assertThat(layout).containsEntry("title", Map.of("text", "q < p"));
        assertThat((Map<String, Object>) layout.get("xaxis")).containsEntry("title", Map.of("text", "q"));
        assertThat(traces(figure)).extracting(trace -> trace.get("name")).containsExactly("Hénon's", "b");
        assertThat(traces(figure)).extracting(trace -> trace.get("x"))
                .containsExactly(List.of(1.0, 4.0), Arrays.asList(2.0, null));
    }

    @Test
    void theStillHasTheSameLines() {
        Figure still = TablesawFigure.of(LinePlot.create("title", table, "q", "p", "model")).still().orElseThrow();
        assertThat(still.title()).isEqualTo("title");
        assertThat(still.panels().get(0).xTitle()).isEqualTo("q");
        var curve = (Mark.Curve) still.panels().get(0).marks().get(0);
        assertThat(curve.label()).isEqualTo("Hénon's");
        assertThat(curve.y()).containsExactly(1, 16);
        assertThat(TablesawFigure.of(ScatterPlot.create("title", table, "q", "p")).still().orElseThrow()
                .panels().get(0).marks().get(0)).isInstanceOf(Mark.Points.class);
    }

    @Test
    void aNameHasTheColorItHasInAllFigures() {
        Table runs = Table.create("runs", StringColumn.create("model", "baseline", "HNN"), DoubleColumn.create("x", 1, 2),
                DoubleColumn.create("y", 1, 2));
        var figure = TablesawFigure.of(ScatterPlot.create("runs", runs, "x", "y", "model"));
        assertThat(traces(figure)).extracting(trace -> ((Map<String, Object>) trace.get("marker")).get("color"))
                .containsExactly(Role.BASELINE.css(), Role.HNN.css());
        assertThat((Map<String, Object>) figure.json().get("layout")).containsEntry("paper_bgcolor", "#ffffff");
    }

    @Test
    void otherTracesAreForPlotlyAlone() {
        var histogram = TablesawFigure.of(Histogram.create("h", table, "p"));
        assertThat(traces(histogram).get(0)).containsEntry("type", "histogram").containsEntry("x", List.of(1.0, 4.0, 9.0, 16.0));
        assertThat(histogram.still()).isEmpty();
        var boxes = TablesawFigure.of(BoxPlot.create("b", table, "model", "p"));
        assertThat(traces(boxes).get(0)).containsEntry("x", List.of("Hénon's", "b", "b", "Hénon's"));
        assertThat(boxes).hasToString("b[box]");
    }

    @Test
    void aHeatmapIsRead() {
        Table counts = Table.create("c", StringColumn.create("a", "x", "x", "y"), StringColumn.create("b", "u", "v", "v"));
        assertThat(traces(TablesawFigure.of(Heatmap.create("h", counts, "a", "b"))).get(0))
                .containsEntry("type", "heatmap").containsKey("z");
    }
}
