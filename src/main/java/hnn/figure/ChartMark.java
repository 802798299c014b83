package hnn.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Optional;
import org.jfree.chart.LegendItem;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** One mark as what a chart draws: points, how they look, and how the legend names them. */
final class ChartMark {

    /** How much of what is behind a band is covered. */
    static final double BAND_OPACITY = 0.25;
    /** How much narrower lines of a still are than those in the browser. */
    private static final double STILL = 0.8;
    /** How much of what is behind a faint curve is covered. */
    static final double FAINT_OPACITY = 0.55;

    private ChartMark() {}

    static XYDataset dataset(Mark mark, boolean logarithmic) {
        if (mark instanceof Mark.Band band) {
            return area(band, logarithmic);
        }
        var lines = new DefaultXYDataset();
        if (mark instanceof Mark.Curve curve) {
            lines.addSeries(curve.label(), new double[][] {curve.x(), visible(curve.y(), logarithmic)});
        } else if (mark instanceof Mark.Points points) {
            lines.addSeries(points.label(), dots(points.x(), visible(points.y(), logarithmic)));
        }
        return lines;
    }

    private static XYDataset area(Mark.Band band, boolean logarithmic) {
        double[] low = visible(band.low(), logarithmic);
        double[] high = visible(band.high(), logarithmic);
        var series = new YIntervalSeries(band.label());
        for (int i = 0; i < band.x().length; i++) {
            if (Double.isFinite(low[i]) && Double.isFinite(high[i])) {
                series.add(band.x()[i], high[i], low[i], high[i]);
            }
        }
        var area = new YIntervalSeriesCollection();
        area.addSeries(series);
        return area;
    }

    private static XYItemRenderer paleRenderer(Mark.Band band) {
        var renderer = new DeviationRenderer(false, false);
        renderer.setAlpha((float) BAND_OPACITY);
        renderer.setSeriesFillPaint(0, band.role().color());
        return renderer;
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

    static XYItemRenderer renderer(Mark mark) {
        if (mark instanceof Mark.Band band) {
            return paleRenderer(band);
        }
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        if (mark instanceof Mark.Curve curve) {
            renderer.setSeriesPaint(0, color(curve));
            renderer.setSeriesStroke(0, stroke(curve));
        } else if (mark instanceof Mark.Points points) {
            renderer.setSeriesPaint(0, points.role().color());
            float size = points.role() == Role.WARNING ? 8 : 3;
            renderer.setSeriesStroke(0, new BasicStroke(size, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        }
        return renderer;
    }

    private static BasicStroke stroke(Mark.Curve curve) {
        float[] dash = curve.dashed() ? new float[] {6, 4} : null;
        return new BasicStroke((float) (STILL * curve.width()), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    private static Color color(Mark.Curve curve) {
        Color color = curve.role().color();
        return curve.line() == Mark.Line.FAINT ? pale(color, FAINT_OPACITY) : color;
    }

    private static Color pale(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }

    /** Returns how a mark is named in the legend; contours are not. */
    static Optional<LegendItem> legendItem(Mark mark) {
        if (mark instanceof Mark.Curve curve) {
            return Optional.of(new LegendItem(curve.label(), null, null, null, new Line2D.Double(-14, 0, 14, 0),
                    stroke(curve), color(curve)));
        }
        if (mark instanceof Mark.Points points) {
            return Optional.of(new LegendItem(points.label(), null, null, null, new Ellipse2D.Double(-3, -3, 6, 6),
                    points.role().color()));
        }
        if (mark instanceof Mark.Band band) {
            return Optional.of(new LegendItem(band.label(), null, null, null, new Rectangle2D.Double(-8, -5, 16, 10),
                    pale(band.role().color(), BAND_OPACITY)));
        }
        return Optional.empty();
    }
}
