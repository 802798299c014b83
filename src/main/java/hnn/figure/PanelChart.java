package hnn.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.util.Arrays;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.annotations.XYAnnotation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;

/** One panel as a chart. */
final class PanelChart {

    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    private static final int LEFT = 64;
    private static final int BOTTOM = 46;
    private static final int TOP = 26;
    private static final int RIGHT = 14;

    private PanelChart() {}

    static JFreeChart of(Panel panel, Rectangle2D area) {
        boolean logarithmic = panel.scale() == Panel.Scale.LOGARITHMIC;
        var plot = new XYPlot(null, new NumberAxis(panel.xTitle()),
                logarithmic ? logarithmic(panel) : new NumberAxis(panel.yTitle()), null);
        for (int i = 0; i < panel.marks().size(); i++) {
            Mark mark = panel.marks().get(i);
            if (mark instanceof Mark.Contours contours) {
                behind(plot, i, ContourBands.of(contours));
            } else if (mark instanceof Mark.Image image) {
                behind(plot, i, GrayImage.annotation(image));
            } else {
                plot.setDataset(i, dataset(mark, logarithmic));
                plot.setRenderer(i, renderer(mark));
            }
        }
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        style(plot);
        if (panel.scale() == Panel.Scale.IMAGE) {
            plot.getDomainAxis().setVisible(false);
            plot.getRangeAxis().setVisible(false);
        }
        if (panel.scale() == Panel.Scale.EQUAL || panel.scale() == Panel.Scale.IMAGE) {
            equalize(plot, (area.getWidth() - LEFT - RIGHT) / (area.getHeight() - TOP - BOTTOM));
        }
        var chart = new JFreeChart(panel.title(), TITLE, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return chart;
    }

    /** A plot's own annotations would lie over the curves. */
    private static void behind(XYPlot plot, int mark, XYAnnotation annotation) {
        var renderer = new XYLineAndShapeRenderer();
        renderer.addAnnotation(annotation, Layer.BACKGROUND);
        plot.setDataset(mark, new DefaultXYDataset());
        plot.setRenderer(mark, renderer);
    }

    private static ValueAxis logarithmic(Panel panel) {
        var axis = new LogAxis(panel.yTitle());
        var format = new DecimalFormat(panel.ticksArePowersOfTen() ? "0E0" : "0.0##");
        axis.setTickUnit(new NumberTickUnit(panel.ticksArePowersOfTen() ? 1 : Math.log10(2), format));
        axis.setNumberFormatOverride(format);
        return axis;
    }

    private static void style(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(new Color(0xE5E5E5));
        plot.setRangeGridlinePaint(new Color(0xE5E5E5));
        plot.setInsets(new RectangleInsets(0, 0, 0, RIGHT));
        plot.setFixedRangeAxisSpace(space(LEFT, 0));
        plot.setFixedDomainAxisSpace(space(0, BOTTOM));
        for (ValueAxis axis : Arrays.asList(plot.getDomainAxis(), plot.getRangeAxis())) {
            axis.setLabelFont(LABEL);
            axis.setTickLabelFont(TICK);
            if (axis instanceof NumberAxis number) {
                number.setAutoRangeIncludesZero(false);
            }
        }
    }

    private static AxisSpace space(double left, double bottom) {
        var space = new AxisSpace();
        space.setLeft(left);
        space.setBottom(bottom);
        return space;
    }

    /** Widens one range so that a unit is as long on either axis. */
    private static void equalize(XYPlot plot, double aspect) {
        Range x = plot.getDomainAxis().getRange();
        Range y = plot.getRangeAxis().getRange();
        double unit = Math.max(x.getLength() / aspect, y.getLength());
        plot.getDomainAxis().setRange(around(x.getCentralValue(), unit * aspect));
        plot.getRangeAxis().setRange(around(y.getCentralValue(), unit));
    }

    private static Range around(double center, double length) {
        return new Range(center - length / 2, center + length / 2);
    }

    private static XYDataset dataset(Mark mark, boolean logarithmic) {
        var lines = new DefaultXYDataset();
        if (mark instanceof Mark.Curve curve) {
            lines.addSeries(curve.label(), new double[][] {curve.x(), visible(curve.y(), logarithmic)});
        } else if (mark instanceof Mark.Points points) {
            lines.addSeries(points.label(), dots(points.x(), visible(points.y(), logarithmic)));
        }
        return lines;
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

    private static XYItemRenderer renderer(Mark mark) {
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        if (mark instanceof Mark.Curve curve) {
            renderer.setSeriesPaint(0, curve.role().color());
            renderer.setSeriesStroke(0, stroke(curve.dashed()));
        } else if (mark instanceof Mark.Points points) {
            renderer.setSeriesPaint(0, points.role().color());
            renderer.setSeriesStroke(0, new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        }
        return renderer;
    }

    private static BasicStroke stroke(boolean dashed) {
        float[] dash = dashed ? new float[] {6, 4} : null;
        return new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    /** Returns how a mark is named in the legend; contours are not. */
    static Optional<LegendItem> legendItem(Mark mark) {
        if (mark instanceof Mark.Curve curve) {
            return Optional.of(new LegendItem(curve.label(), null, null, null, new Line2D.Double(-14, 0, 14, 0),
                    stroke(curve.dashed()), curve.role().color()));
        }
        if (mark instanceof Mark.Points points) {
            return Optional.of(new LegendItem(points.label(), null, null, null, new Ellipse2D.Double(-3, -3, 6, 6),
                    points.role().color()));
        }
        return Optional.empty();
    }
}
