package hnn.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A figure in Plotly's JSON schema, as Maps, Lists, numbers and strings.
 *
 * <p>Source: plotly.js figure reference, https://plotly.com/javascript/reference.
 */
public final class PlotlyJson {

    /** The type that JupyterLab's Plotly extension draws. */
    public static final String MIME_TYPE = "application/vnd.plotly.v1+json";

    static final Map<String, Object> CONFIG = Map.of("responsive", true, "displaylogo", false);
    /** A white card on any page: colors that are chosen for white are then right in a dark theme, too. */
    static final String CARD = "#ffffff";
    static final int TOP = 90;
    static final int BOTTOM = 90;
    private static final int PANEL_HEIGHT = 340;
    /** Panels of three and more in a row are about as high as they are wide. */
    private static final int NARROW_HEIGHT = 270;
    /** Below the title of the horizontal axis. */
    private static final int LEGEND_DEPTH = 55;
    /** What a page of usual width leaves for a strip of frames, and what the strip's title needs. */
    private static final int STRIP_WIDTH = 700;
    private static final int STRIP_ROOM = 40;

    private PlotlyJson() {}

    /** Returns {data, layout, config}. Curves have as many points as can be seen. */
    public static Map<String, Object> of(Figure whole) {
        Figure figure = Thinning.of(whole);
        Map<String, Object> layout = layout(figure);
        List<Object> traces = new ArrayList<>();
        List<Object> titles = new ArrayList<>();
        Set<String> inLegend = new HashSet<>();
        for (int i = 0; i < figure.panels().size(); i++) {
            Panel panel = figure.panels().get(i);
            String number = i == 0 ? "" : String.valueOf(i + 1);
            double[] across = domain(i % figure.columns(), figure.columns(), 0.08);
            double[] down = domain(i / figure.columns(), figure.rows(), 0.16);
            double[] up = {1 - down[1], 1 - down[0]};
            addAxes(layout, figure, panel, number, across, up);
            titles.add(Map.of("text", panel.title(), "showarrow", false, "xref", "paper", "yref", "paper",
                    "x", (across[0] + across[1]) / 2, "y", up[1], "xanchor", "center", "yanchor", "bottom",
                    "font", Map.of("size", 14)));
            panel.drawn().forEach(mark -> traces.add(PlotlyTrace.of(mark, number, inLegend)));
        }
        layout.put("annotations", titles);
        return Map.of("data", traces, "layout", layout, "config", CONFIG);
    }

    private static Map<String, Object> layout(Figure figure) {
        int height = figure.columns() < 3 ? PANEL_HEIGHT : NARROW_HEIGHT;
        int area = figure.rows() * figure.panelHeight(height, STRIP_WIDTH, STRIP_ROOM);
        boolean maps = figure.marks().allMatch(Mark.Contours.class::isInstance);
        int bottom = maps ? LEGEND_DEPTH : BOTTOM; // maps have no legend
        return new HashMap<>(Map.of("title", Map.of("text", figure.title(), "x", 0.5, "xanchor", "center"),
                "height", TOP + area + bottom, "margin", margin(bottom),
                "paper_bgcolor", CARD, "plot_bgcolor", CARD, "font", Map.of("color", "#222222"),
                "legend", Map.of("orientation", "h", "x", 0.5, "xanchor", "center",
                        "y", -(double) LEGEND_DEPTH / area, "yanchor", "top")));
    }

    static Map<String, Object> margin(int bottom) {
        return Map.of("t", TOP, "r", 20, "b", bottom, "l", 70);
    }

    private static void addAxes(
            Map<String, Object> layout, Figure figure, Panel panel, String number, double[] across, double[] up) {
        Map<String, Object> x = axis(panel.xTitle(), across, "y" + number);
        Map<String, Object> y = axis(panel.yTitle(), up, "x" + number);
        figure.sharedRange(panel, false).ifPresent(ends -> x.put("range", numbers(ends)));
        figure.sharedRange(panel, true).ifPresent(ends -> y.put("range", numbers(ends)));
        if (panel.scale() == Panel.Scale.EQUAL || panel.scale() == Panel.Scale.IMAGE) {
            y.put("scaleanchor", "x" + number);
            x.put("constrain", "domain");
            y.put("constrain", "domain");
        }
        if (panel.scale() == Panel.Scale.EQUAL) {
            y.put("constraintoward", "top"); // close to its title
        } else if (panel.scale() == Panel.Scale.IMAGE) {
            y.put("autorange", "reversed"); // rows count from the top
            List.of(x, y).forEach(axis -> axis.putAll(
                    Map.of("showgrid", false, "showticklabels", false, "ticks", "", "showline", false)));
        } else if (panel.scale() == Panel.Scale.LOGARITHMIC) {
            DoubleSummaryStatistics range = panel.range(true);
            LogarithmicTicks ticks = LogarithmicTicks.of(range);
            y.putAll(Map.of("type", "log", "dtick", ticks.plotly(range), "tickformat", ticks.plotlyFormat()));
        }
        layout.put("xaxis" + number, x);
        layout.put("yaxis" + number, y);
    }

    /** Splits [0, 1] into equal parts with gaps between. */
    private static double[] domain(int index, int count, double gap) {
        double width = (1 - gap * (count - 1)) / count;
        double begin = index * (width + gap);
        return new double[] {begin, Math.min(1, begin + width)};
    }

    private static Map<String, Object> axis(String title, double[] domain, String anchor) {
        return new HashMap<>(Map.of("title", Map.of("text", title), "domain", numbers(domain), "anchor", anchor,
                "zeroline", false, "gridcolor", "#e5e5e5", "linecolor", "#999999", "mirror", true, "showline", true));
    }

    /** Five digits are more than a screen shows; what is not finite becomes null, a gap. */
    static List<Double> numbers(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> Double.isFinite(value) ? Double.valueOf(String.format(Locale.ROOT, "%.5g", value)) : null)
                .toList();
    }
}
