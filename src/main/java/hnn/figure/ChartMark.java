package hnn.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Optional;
import org.jfree.chart.LegendItem;
import org.jfree.chart.annotations.XYAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** One mark in a chart: points, how they look, and how the legend names them. */
final class ChartMark {

    /** How much of what is behind a band is covered. */
    static final double BAND_OPACITY = 0.25;
    /** How much of what is behind a faint curve is covered. */
    static final double FAINT_OPACITY = 0.55;
    /** How much narrower lines of a still are than those in the browser. */
    private static final double STILL = 0.8;

    private ChartMark() {}

    /** Adds a mark as a dataset with its renderer. */
    static void add(XYPlot plot, int index, Mark mark, boolean logarithmic) {
        if (mark instanceof Mark.Curve curve) {
            double[][] line = {curve.x(), visible(curve.y(), logarithmic)};
            add(plot, index, dataset(line), lineRenderer(color(curve), stroke(curve)));
        } else if (mark instanceof Mark.Points points) {
            var stroke = new BasicStroke(points.role() == Role.WARNING ? 8 : 3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
            double[][] dots = dots(points.x(), visible(points.y(), logarithmic));
            add(plot, index, dataset(dots), lineRenderer(points.role().color(), stroke));
        } else if (mark instanceof Mark.Band band) {
            var renderer = new DeviationRenderer(false, false);
            renderer.setAlpha((float) BAND_OPACITY);
            renderer.setSeriesFillPaint(0, band.role().color());
            add(plot, index, area(band.x(), visible(band.low(), logarithmic), visible(band.high(), logarithmic)), renderer);
        } else if (mark instanceof Mark.Contours contours) {
            addBehind(plot, index, ContourBands.of(contours));
        } else if (mark instanceof Mark.Image image) {
            addBehind(plot, index, GrayImage.annotation(image));
        }
    }

    private static void add(XYPlot plot, int index, XYDataset dataset, XYItemRenderer renderer) {
        plot.setDataset(index, dataset);
        plot.setRenderer(index, renderer);
    }

    private static XYDataset dataset(double[][] line) {
        var dataset = new DefaultXYDataset();
        dataset.addSeries("line", line);
        return dataset;
    }

    private static XYItemRenderer lineRenderer(Color color, BasicStroke stroke) {
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, color);
        renderer.setSeriesStroke(0, stroke);
        return renderer;
    }

    private static XYDataset area(double[] x, double[] low, double[] high) {
        var series = new YIntervalSeries("area");
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(low[i]) && Double.isFinite(high[i])) {
                series.add(x[i], high[i], low[i], high[i]);
            }
        }
        var area = new YIntervalSeriesCollection();
        area.addSeries(series);
        return area;
    }

    /** A plot's own annotations would lie over the curves. */
    private static void addBehind(XYPlot plot, int index, XYAnnotation annotation) {
        var renderer = new XYLineAndShapeRenderer();
        renderer.addAnnotation(annotation, Layer.BACKGROUND);
        add(plot, index, new DefaultXYDataset(), renderer);
    }

    private static double[] visible(double[] y, boolean logarithmic) {
        return logarithmic ? Arrays.stream(y).map(v -> v > 0 ? v : Double.NaN).toArray() : y;
    }

    /** Each point as a line of no length, which round ends make a dot: one short path in place of many shapes. */
    private static double[][] dots(double[] x, double[] y) {
        double[][] dots = new double[2][3 * x.length];
        Arrays.fill(dots[0], Double.NaN);
        Arrays.fill(dots[1], Double.NaN);
        for (int i = 0; i < x.length; i++) {
            dots[0][3 * i] = dots[0][3 * i + 1] = x[i];
            dots[1][3 * i] = dots[1][3 * i + 1] = y[i];
        }
        return dots;
    }

    private static BasicStroke stroke(Mark.Curve curve) {
        float[] dash = curve.dashed() ? new float[] {6, 4} : null;
        return new BasicStroke((float) (STILL * curve.width()), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    private static Color color(Mark.Curve curve) {
        return curve.line() == Mark.Line.FAINT ? pale(curve.role(), FAINT_OPACITY) : curve.role().color();
    }

    private static Color pale(Role role, double opacity) {
        return new Color((role.color().getRGB() & 0xFFFFFF) | (int) Math.round(255 * opacity) << 24, true);
    }

    /** Returns how a mark is named in the legend; contours and images are not. */
    static Optional<LegendItem> legendItem(Mark mark) {
        return Optional.ofNullable(
                mark instanceof Mark.Curve curve ? new LegendItem(curve.label(), null, null, null,
                        new Line2D.Double(-14, 0, 14, 0), stroke(curve), color(curve))
                        : mark instanceof Mark.Points points ? new LegendItem(points.label(), null, null, null,
                                new Ellipse2D.Double(-3, -3, 6, 6), points.role().color())
                        : mark instanceof Mark.Band band ? new LegendItem(band.label(), null, null, null,
                                new Rectangle2D.Double(-8, -5, 16, 10), pale(band.role(), BAND_OPACITY))
                        : null);
    }
}
