package hnn.figure;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

    private static final int PANEL_HEIGHT = 340;
    /** Panels of three and more in a row are about as high as they are wide. */
    private static final int NARROW_HEIGHT = 270;
    static final int TOP = 90;
    static final int BOTTOM = 90;
    /** Below the title of the horizontal axis. */
    private static final int LEGEND_DEPTH = 55;
    /** What a page of usual width leaves for a strip of frames, and what the strip's title needs. */
    private static final int STRIP_WIDTH = 700;
    private static final int STRIP_ROOM = 40;

    private PlotlyJson() {}

    /** Returns {data, layout, config}. Curves have as many points as can be seen. */
    public static Map<String, Object> of(Figure whole) {
        Figure figure = Thinning.of(whole);
        List<Object> traces = new ArrayList<>();
        Map<String, Object> layout = new LinkedHashMap<>();
        layout.put("title", Map.of("text", figure.title(), "x", 0.5, "xanchor", "center"));
        int area = figure.rows() * figure.panelHeight(figure.columns() < 3 ? PANEL_HEIGHT : NARROW_HEIGHT, STRIP_WIDTH, STRIP_ROOM);
        boolean maps = figure.panels().stream().flatMap(panel -> panel.marks().stream()).allMatch(Mark.Contours.class::isInstance);
        int bottom = maps ? LEGEND_DEPTH : BOTTOM; // maps have no legend
        layout.put("height", TOP + area + bottom);
        layout.put("margin", Map.of("t", TOP, "r", 20, "b", bottom, "l", 70));
        // A white card on any page: colors that are chosen for white are then right in a dark theme, too.
        layout.put("paper_bgcolor", "#ffffff");
        layout.put("plot_bgcolor", "#ffffff");
        layout.put("font", Map.of("color", "#222222"));
        layout.put("legend", Map.of("orientation", "h", "x", 0.5, "xanchor", "center",
                "y", -(double) LEGEND_DEPTH / area, "yanchor", "top"));
        List<Object> titles = new ArrayList<>();
        Set<String> inLegend = new HashSet<>();
        for (int i = 0; i < figure.panels().size(); i++) {
            addPanel(figure, i, layout, titles);
            String axis = i == 0 ? "" : String.valueOf(i + 1);
            for (Mark mark : figure.panels().get(i).drawn()) {
                traces.add(PlotlyTrace.of(mark, axis, inLegend));
            }
        }
        layout.put("annotations", titles);
        return Map.of("data", traces, "layout", layout, "config", Map.of("responsive", true, "displaylogo", false));
    }

    private static void addPanel(Figure figure, int index, Map<String, Object> layout, List<Object> titles) {
        Panel panel = figure.panels().get(index);
        String number = index == 0 ? "" : String.valueOf(index + 1);
        double[] across = domain(index % figure.columns(), figure.columns(), 0.08);
        double[] down = domain(index / figure.columns(), figure.rows(), 0.16);
        double[] up = {1 - down[1], 1 - down[0]};
        Map<String, Object> x = axis(panel.xTitle(), across, "y" + number);
        Map<String, Object> y = axis(panel.yTitle(), up, "x" + number);
        figure.sharedRange(panel, false).ifPresent(ends -> x.put("range", numbers(ends)));
        figure.sharedRange(panel, true).ifPresent(ends -> y.put("range", numbers(ends)));
        if (panel.scale() == Panel.Scale.EQUAL) {
            y.put("scaleanchor", "x" + number);
            x.put("constrain", "domain");
            y.putAll(Map.of("constrain", "domain", "constraintoward", "top")); // close to its title
        } else if (panel.scale() == Panel.Scale.IMAGE) {
            y.put("scaleanchor", "x" + number);
            y.put("autorange", "reversed"); // rows count from the top
            for (Map<String, Object> axis : List.of(x, y)) {
                axis.put("constrain", "domain");
                axis.putAll(Map.of("showgrid", false, "showticklabels", false, "ticks", "", "showline", false));
            }
        } else if (panel.scale() == Panel.Scale.LOGARITHMIC) {
            y.put("type", "log");
            DoubleSummaryStatistics range = panel.range(true);
            LogarithmicTicks ticks = LogarithmicTicks.of(range);
            y.put("dtick", ticks.plotly(range));
            y.put("tickformat", ticks.plotlyFormat());
        }
        layout.put("xaxis" + number, x);
        layout.put("yaxis" + number, y);
        titles.add(Map.of("text", panel.title(), "showarrow", false, "xref", "paper", "yref", "paper",
                "x", (across[0] + across[1]) / 2, "y", up[1], "xanchor", "center", "yanchor", "bottom",
                "font", Map.of("size", 14)));
    }

    /** Splits [0, 1] into equal parts with gaps between. */
    private static double[] domain(int index, int count, double gap) {
        double width = (1 - gap * (count - 1)) / count;
        double begin = index * (width + gap);
        return new double[] {begin, Math.min(1, begin + width)};
    }

    private static Map<String, Object> axis(String title, double[] domain, String anchor) {
        Map<String, Object> axis = new LinkedHashMap<>();
        axis.put("title", Map.of("text", title));
        axis.put("domain", numbers(domain));
        axis.put("anchor", anchor);
        axis.put("zeroline", false);
        axis.put("gridcolor", "#e5e5e5");
        axis.put("linecolor", "#999999");
        axis.put("mirror", true);
        axis.put("showline", true);
        return axis;
    }

    /** Five digits are more than a screen shows; what is not finite becomes null, a gap. */
    static List<Object> numbers(double[] values) {
        List<Object> numbers = new ArrayList<>(values.length);
        for (double value : values) {
            numbers.add(Double.isFinite(value) ? Double.valueOf(String.format(Locale.ROOT, "%.5g", value)) : null);
        }
        return numbers;
    }
}
