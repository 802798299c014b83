package hnn.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYAnnotation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

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

    static JFreeChart of(Figure figure, int index, Rectangle2D area) {
        Panel panel = figure.panels().get(index);
        boolean logarithmic = panel.scale() == Panel.Scale.LOGARITHMIC;
        var plot = new XYPlot(null, new NumberAxis(panel.xTitle()),
                logarithmic ? LogarithmicTicks.of(panel.range(true)).axis(panel.yTitle()) : new NumberAxis(panel.yTitle()), null);
        List<Mark> marks = panel.drawn();
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (mark instanceof Mark.Contours contours) {
                behind(plot, i, ContourBands.of(contours));
            } else if (mark instanceof Mark.Image image) {
                behind(plot, i, GrayImage.annotation(image));
            } else {
                plot.setDataset(i, ChartMark.dataset(mark, logarithmic));
                plot.setRenderer(i, ChartMark.renderer(mark));
            }
        }
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        style(plot);
        if (panel.scale() == Panel.Scale.IMAGE) {
            plot.getDomainAxis().setVisible(false);
            plot.getRangeAxis().setVisible(false);
        }
        figure.sharedRange(panel, false).ifPresent(ends -> plot.getDomainAxis().setRange(ends[0], ends[1]));
        figure.sharedRange(panel, true).ifPresent(ends -> plot.getRangeAxis().setRange(ends[0], ends[1]));
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
                number.setAutoRangeStickyZero(false); // a curve along 0 would lie on the frame
            }
        }
        plot.getDomainAxis().setTickLabelInsets(new RectangleInsets(2, 10, 2, 10)); // fewer ticks
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
}
