package hnn.jupyter;

import hnn.figure.Animation;
import hnn.figure.Figure;
import hnn.figure.PlotlyAnimation;
import hnn.figure.PlotlyJson;
import hnn.figure.TablesawFigure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * One thing in several forms, by MIME type, of which each reader takes the best it can show: JupyterLab Plotly's JSON, a page
 * without scripts the still image, a terminal the words.
 */
final class Bundle {

    static final String HTML = "text/html";
    static final String TEXT = "text/plain";
    /** Not PNG: where there is one, JupyterLab's Plotly shows it in place of the figure until the mouse comes. */
    static final String SVG = "image/svg+xml";

    static final String[] TABLE = {HTML, TEXT};
    static final String[] FIGURE = {PlotlyJson.MIME_TYPE, SVG, TEXT};

    private Bundle() {}

    static Map<String, Object> of(Table table) {
        return Map.of(HTML, HtmlTable.of(table), TEXT, table.print(HtmlTable.ROWS));
    }

    static Map<String, Object> of(Figure figure) {
        return of(figure, figure.toString());
    }

    static Map<String, Object> of(Figure figure, String words) {
        return of(PlotlyJson.of(figure), Optional.of(figure), words);
    }

    static Map<String, Object> of(Animation animation) {
        return of(PlotlyAnimation.of(animation), Optional.of(animation.at(0)), animation.toString());
    }

    static Map<String, Object> of(tech.tablesaw.plotly.components.Figure figure) {
        var plotly = TablesawFigure.of(figure);
        return of(plotly.json(), plotly.still(), plotly.toString());
    }

    private static Map<String, Object> of(Map<String, Object> plotly, Optional<Figure> still, String words) {
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put(PlotlyJson.MIME_TYPE, plotly);
        still.flatMap(StillImage::svg).ifPresent(svg -> bundle.put(SVG, svg));
        bundle.put(TEXT, words);
        return bundle;
    }
}
