package hnn.figure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** One mark as a trace of Plotly. */
final class PlotlyTrace {

    /** Points of which there are more are drawn smaller. */
    private static final int MANY = 600;
    /** The place in the legend; all others have 1000. */
    private static final int FIRST = 1;

    private PlotlyTrace() {}

    static Map<String, Object> of(Mark mark, String axis, Set<String> inLegend) {
        Map<String, Object> trace = new HashMap<>(Map.of("xaxis", "x" + axis, "yaxis", "y" + axis));
        if (mark instanceof Mark.Curve curve) {
            addLine(trace, curve.label(), curve.x(), curve.y(), inLegend);
            trace.putAll(Map.of("mode", "lines", "opacity", curve.line() == Mark.Line.FAINT ? ChartMark.FAINT_OPACITY : 1, "line",
                    Map.of("color", curve.role().css(), "width", curve.width(), "dash", curve.dashed() ? "dash" : "solid")));
            if (curve.role() == Role.TRUTH) {
                trace.put("legendrank", FIRST); // drawn last, named first
            }
        } else if (mark instanceof Mark.Band band) {
            addBand(trace, band, inLegend);
        } else if (mark instanceof Mark.Points points) {
            addLine(trace, points.label(), points.x(), points.y(), inLegend);
            double size = points.x().length > MANY ? 3.5 : 6;
            trace.putAll(Map.of("mode", "markers", "marker", Map.of("color", points.role().css(), "opacity", 0.7,
                    "size", points.role() == Role.WARNING ? 11 : size)));
        } else if (mark instanceof Mark.Contours contours) {
            addContours(trace, contours);
        } else if (mark instanceof Mark.Image image) {
            trace.putAll(Map.of("type", "image", "name", image.label(), "hoverinfo", "skip"));
            trace.putAll(content(image));
        }
        return trace;
    }

    /** Returns what changes of a trace when its mark moves. */
    static Map<String, Object> content(Mark mark) {
        if (mark instanceof Mark.Points points) {
            return Map.of("x", PlotlyJson.numbers(points.x()), "y", PlotlyJson.numbers(points.y()));
        }
        if (mark instanceof Mark.Image image) {
            return Map.of("source", GrayImage.dataUri(GrayImage.of(image, 1)));
        }
        throw new IllegalArgumentException("only points and images move, not " + mark.getClass().getSimpleName());
    }

    private static void addLine(Map<String, Object> trace, String label, double[] x, double[] y, Set<String> inLegend) {
        trace.putAll(Map.of("type", "scatter", "name", label, "legendgroup", label, "showlegend", inLegend.add(label),
                "x", PlotlyJson.numbers(x), "y", PlotlyJson.numbers(y)));
    }

    /** There and back again around the area. */
    private static void addBand(Map<String, Object> trace, Mark.Band band, Set<String> inLegend) {
        int[] shown = IntStream.range(0, band.x().length)
                .filter(i -> Double.isFinite(band.low()[i]) && Double.isFinite(band.high()[i])).toArray();
        int end = 2 * shown.length - 1;
        IntUnaryOperator place = i -> shown[Math.min(i, end - i)];
        double[] x = IntStream.rangeClosed(0, end).mapToDouble(i -> band.x()[place.applyAsInt(i)]).toArray();
        double[] y = IntStream.rangeClosed(0, end)
                .mapToDouble(i -> (2 * i < end ? band.low() : band.high())[place.applyAsInt(i)]).toArray();
        addLine(trace, band.label(), x, y, inLegend);
        String color = band.role().css(); // Plotly's own color of an area is half transparent by itself
        trace.putAll(Map.of("mode", "lines", "line", Map.of("color", color, "width", 0), "fill", "toself", "fillcolor", color,
                "opacity", ChartMark.BAND_OPACITY, "hoverinfo", "skip"));
    }

    private static void addContours(Map<String, Object> trace, Mark.Contours contours) {
        double size = (contours.high() - contours.low()) / ContourBands.LEVELS;
        trace.putAll(Map.of("type", "contour", "name", contours.label(), "x", PlotlyJson.numbers(contours.x()),
                "y", PlotlyJson.numbers(contours.y()), "z", Arrays.stream(contours.z()).map(PlotlyJson::numbers).toList(),
                "zmin", contours.low(), "zmax", contours.high(), "showscale", false, "colorscale", ContourBands.plotlyColors(),
                "opacity", contours.faint() ? ContourBands.FAINT : 1));
        trace.put("autocontour", false);
        trace.put("contours", Map.of("start", contours.low() + size, "end", contours.high() - size, "size", size,
                "showlabels", !contours.faint(), "labelformat", twoDigits(size),
                "labelfont", Map.of("size", 10, "color", "#ffffff")));
    }

    /** Returns the format, as Plotly writes it, of numbers that are told apart by a step. */
    private static String twoDigits(double step) {
        int digits = 1 - (int) Math.floor(Math.log10(step));
        return digits > 5 ? ".1e" : "." + Math.max(0, digits) + "f";
    }
}
