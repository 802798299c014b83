package hnn.figure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** One mark as a trace of Plotly. */
final class PlotlyTrace {

    /** Points of which there are more are drawn smaller. */
    private static final int MANY = 600;
    /** The place in the legend; all others have 1000. */
    private static final int FIRST = 1;

    private PlotlyTrace() {}

    static Map<String, Object> of(Mark mark, String axis, Set<String> inLegend) {
        Map<String, Object> trace = new LinkedHashMap<>();
        trace.put("xaxis", "x" + axis);
        trace.put("yaxis", "y" + axis);
        if (mark instanceof Mark.Curve curve) {
            addLine(trace, curve.label(), curve.x(), curve.y(), inLegend);
            trace.put("mode", "lines");
            trace.put("line", Map.of("color", curve.role().css(), "width", curve.width(),
                    "dash", curve.dashed() ? "dash" : "solid"));
            trace.put("opacity", curve.line() == Mark.Line.FAINT ? ChartMark.FAINT_OPACITY : 1);
            if (curve.role() == Role.TRUTH) {
                trace.put("legendrank", FIRST); // drawn last, named first
            }
        } else if (mark instanceof Mark.Band band) {
            addBand(trace, band, inLegend);
        } else if (mark instanceof Mark.Points points) {
            addLine(trace, points.label(), points.x(), points.y(), inLegend);
            trace.put("mode", "markers");
            trace.put("marker", Map.of("color", points.role().css(), "size", points.role() == Role.WARNING ? 11 : points.x().length > MANY ? 3.5 : 6, "opacity", 0.7));
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

    private static void addLine(
            Map<String, Object> trace, String label, double[] x, double[] y, Set<String> inLegend) {
        trace.put("type", "scatter");
        trace.put("name", label);
        trace.put("legendgroup", label);
        trace.put("showlegend", inLegend.add(label));
        trace.put("x", PlotlyJson.numbers(x));
        trace.put("y", PlotlyJson.numbers(y));
    }

    /** There and back again around the area. */
    private static void addBand(Map<String, Object> trace, Mark.Band band, Set<String> inLegend) {
        int[] shown = IntStream.range(0, band.x().length)
                .filter(i -> Double.isFinite(band.low()[i]) && Double.isFinite(band.high()[i])).toArray();
        double[] x = new double[2 * shown.length];
        double[] y = new double[2 * shown.length];
        for (int i = 0; i < shown.length; i++) {
            x[i] = band.x()[shown[i]];
            x[x.length - 1 - i] = x[i];
            y[i] = band.low()[shown[i]];
            y[x.length - 1 - i] = band.high()[shown[i]];
        }
        addLine(trace, band.label(), x, y, inLegend);
        trace.put("mode", "lines");
        trace.put("line", Map.of("color", band.role().css(), "width", 0));
        trace.put("fill", "toself");
        trace.put("fillcolor", band.role().css()); // the usual one is half transparent by itself
        trace.put("opacity", ChartMark.BAND_OPACITY);
        trace.put("hoverinfo", "skip");
    }

    private static void addContours(Map<String, Object> trace, Mark.Contours contours) {
        trace.put("type", "contour");
        trace.put("name", contours.label());
        trace.put("x", PlotlyJson.numbers(contours.x()));
        trace.put("y", PlotlyJson.numbers(contours.y()));
        trace.put("z", Arrays.stream(contours.z()).map(PlotlyJson::numbers).toList());
        double size = (contours.high() - contours.low()) / ContourBands.LEVELS;
        trace.put("autocontour", false);
        trace.put("contours", Map.of("start", contours.low() + size, "end", contours.high() - size, "size", size,
                "showlabels", !contours.faint(), "labelformat", twoDigits(size), "labelfont", Map.of("size", 10, "color", "#ffffff")));
        trace.put("zmin", contours.low());
        trace.put("zmax", contours.high());
        trace.put("colorscale", ColorScale.plotly());
        trace.put("showscale", false);
        trace.put("opacity", contours.faint() ? ContourBands.FAINT : 1);
    }

    /** Returns the format, as Plotly writes it, of numbers that are told apart by a step. */
    private static String twoDigits(double step) {
        int digits = 1 - (int) Math.floor(Math.log10(step));
        return digits > 5 ? ".1e" : "." + Math.max(0, digits) + "f";
    }
}
