package hnn.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

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
        var x = new NumberAxis(panel.xTitle());
        ValueAxis y = logarithmic ? LogarithmicTicks.of(panel.range(true)).axis(panel.yTitle()) : new NumberAxis(panel.yTitle());
        var plot = new XYPlot(null, x, y, null);
        List<Mark> marks = panel.drawn();
        for (int i = 0; i < marks.size(); i++) {
            ChartMark.add(plot, i, marks.get(i), logarithmic);
        }
        style(plot);
        fit(x, area.getWidth() - LEFT - RIGHT);
        fit(y, area.getHeight() + TOP - BOTTOM - RIGHT); // it is in the middle of the axis, which is not that of the panel
        x.setVisible(panel.scale() != Panel.Scale.IMAGE);
        y.setVisible(panel.scale() != Panel.Scale.IMAGE);
        figure.sharedRange(panel, false).ifPresent(ends -> x.setRange(ends[0], ends[1]));
        figure.sharedRange(panel, true).ifPresent(ends -> y.setRange(ends[0], ends[1]));
        if (panel.scale() == Panel.Scale.EQUAL || panel.scale() == Panel.Scale.IMAGE) {
            equalize(x, y, (area.getWidth() - LEFT - RIGHT) / (area.getHeight() - TOP - BOTTOM));
        }
        var chart = new JFreeChart(panel.title(), TITLE, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return chart;
    }

    /** A title that is longer than its axis gets smaller letters. */
    private static void fit(ValueAxis axis, double length) {
        if (axis.getLabel() != null) {
            double needed = LABEL.getStringBounds(axis.getLabel(), new FontRenderContext(null, true, true)).getWidth();
            axis.setLabelFont(LABEL.deriveFont((float) (LABEL.getSize() * Math.min(1, length / needed))));
        }
    }

    private static void style(XYPlot plot) {
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(new Color(0xE5E5E5));
        plot.setRangeGridlinePaint(new Color(0xE5E5E5));
        plot.setInsets(new RectangleInsets(0, 0, 0, RIGHT));
        var space = new AxisSpace();
        space.setLeft(LEFT);
        space.setBottom(BOTTOM);
        plot.setFixedRangeAxisSpace(space);
        plot.setFixedDomainAxisSpace(space);
        for (ValueAxis axis : List.of(plot.getDomainAxis(), plot.getRangeAxis())) {
            axis.setLabelFont(LABEL);
            axis.setTickLabelFont(TICK);
            if (axis instanceof NumberAxis number) {
                number.setAutoRangeIncludesZero(false);
                number.setAutoRangeStickyZero(false); // a curve along 0 would lie on the frame
            }
        }
        plot.getDomainAxis().setTickLabelInsets(new RectangleInsets(2, 10, 2, 10)); // fewer ticks
    }

    /** Widens one range so that a unit is as long on either axis. */
    private static void equalize(ValueAxis horizontal, ValueAxis vertical, double aspect) {
        Range x = horizontal.getRange();
        Range y = vertical.getRange();
        double unit = Math.max(x.getLength() / aspect, y.getLength());
        horizontal.setRange(around(x.getCentralValue(), unit * aspect));
        vertical.setRange(around(y.getCentralValue(), unit));
    }

    private static Range around(double center, double length) {
        return new Range(center - length / 2, center + length / 2);
    }
}
