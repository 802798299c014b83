package hnn.jupyter;

import hnn.figure.Animation;
import hnn.figure.Figure;
import hnn.figure.PlotlyAnimation;
import hnn.figure.PlotlyJson;
import hnn.figure.Still;
import hnn.figure.TablesawFigure;
import hnn.live.LiveView;
import hnn.live.PageRollouts;
import hnn.live.Wires;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    /** A model of ipywidgets, which the front end knows by its comm. */
    static final String WIDGET = "application/vnd.jupyter.widget-view+json";
    static final String[] LIVE = {WIDGET, PageRollouts.MIME_TYPE, SVG, HTML, TEXT};
    /** Hides the still before a view that lives; shows a line in one whose kernel is gone, by the class that ipywidgets gives it. */
    private static final String LIVING = "<style>.jp-OutputArea-child:has(+ .jp-OutputArea-child .hnn-live){display:none}"
            + ".hnn-asleep{display:none}.jupyter-widgets-disconnected .hnn-asleep{display:block}</style><span class=\"hnn-live\"></span>"
            + "<p class=\"hnn-asleep\"><em>Asleep: its kernel was restarted or shut down. Run the page again to wake it.</em></p>";
    static final String[] FIGURE = {PlotlyJson.MIME_TYPE, SVG, TEXT};

    private static final Logger LOGGER = LoggerFactory.getLogger(Bundle.class);

    private Bundle() {}

    static Map<String, Object> of(Table table) {
        return Map.of(HTML, HtmlTable.of(table), TEXT, table.print(HtmlTable.ROWS));
    }

    /** Returns what a live view shows at first, with a line that says how it comes to life. */
    static Map<String, Object> still(LiveView view) {
        if (view.first() instanceof Figure figure) {
            var noted = new Figure(figure.title() + " (" + view.note() + ")", figure.columns(), figure.panels());
            Map<String, Object> bundle = new LinkedHashMap<>(Map.of(SVG, Still.svg(noted), TEXT, view.toString()));
            if (!view.page().isEmpty()) {
                bundle.put(PageRollouts.MIME_TYPE, view.page());
            }
            return bundle;
        }
        return Map.of(HTML, html(view.first()) + "<p><em>" + HtmlTable.escaped(view.note()) + "</em></p>", TEXT, view.toString());
    }

    /** Returns the controls and what follows them. While they live, the still above is hidden; where no kernel answers, it is not. */
    static Map<String, Object> live(LiveView view, Wires to) {
        String model = view.connect(to, shown -> LIVING + html(shown));
        return Map.of(WIDGET, Map.of("version_major", 2, "version_minor", 0, "model_id", model), TEXT, view.note());
    }

    /** Returns a figure as a still, a table, or a text. */
    private static String html(Object shown) {
        if (shown instanceof Figure figure) {
            return Still.svg(figure);
        }
        return shown instanceof Table table ? HtmlTable.of(table) : "<pre>" + HtmlTable.escaped(String.valueOf(shown)) + "</pre>";
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

    /** There is no still on a machine without fonts: Plotly's figure itself needs none. */
    private static Map<String, Object> of(Map<String, Object> plotly, Optional<Figure> still, String words) {
        Map<String, Object> bundle = new LinkedHashMap<>(Map.of(PlotlyJson.MIME_TYPE, plotly));
        try {
            still.ifPresent(figure -> bundle.put(SVG, Still.svg(figure)));
        } catch (IllegalArgumentException e) {
            LOGGER.warn("no still image: {}", e.getMessage());
        } catch (RuntimeException | LinkageError | InternalError e) {
            LOGGER.warn("no still image, Java cannot draw text here (on Linux, install fontconfig): {}", e.toString());
        }
        bundle.put(TEXT, words);
        return bundle;
    }
}
