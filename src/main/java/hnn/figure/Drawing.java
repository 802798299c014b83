package hnn.figure;

import hnn.Arguments;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.Size2D;
import org.jfree.data.Range;

/** A figure as JFreeChart draws it on any canvas, without a screen: its title, its panels in rows, one legend. Lengths are in pixels. */
final class Drawing {

    /** The width of a page. */
    static final int USUAL_WIDTH = 860;

    private static final int PANEL_HEIGHT = 300;
    /** Below, the ticks of an axis meet one another. */
    private static final int LEAST_WIDTH = 170;
    private static final int LEAST_HEIGHT = 150;
    /** Panels of narrow figures keep so much, and stand below one another. */
    private static final int GOOD_WIDTH = 240;
    private static final int GOOD_HEIGHT = 230;
    /** What is beside and above a strip of frames. */
    private static final int STRIP_MARGIN = 80;
    private static final int STRIP_ROOM = 74;
    private static final int TITLE_HEIGHT = 36;
    private static final int TITLE_TOP = 6;
    /** What is free around the names of the legend. */
    private static final int LEGEND_MARGIN = 12;

    static {
        // Text along the vertical axis should be text in the document, not outlines of letters.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private final Figure figure;
    private final int width;
    private final int height;
    private final TextTitle title;
    private final int top;
    private final int panelHeight;
    private final LegendTitle legend;

    private Drawing(Figure whole, int width, int asked) {
        Figure thin = Thinning.of(whole);
        Arguments.require(width >= LEAST_WIDTH, "the width must hold a panel, which needs %d pixels, not %d", LEAST_WIDTH, width);
        int columns = Math.min(thin.columns(), Math.max(1, width / GOOD_WIDTH));
        figure = new Figure(thin.title(), columns, thin.panels());
        this.width = width;
        title = new TextTitle(figure.title(), new Font(Font.SANS_SERIF, Font.BOLD, 15));
        legend = legend(figure);
        Graphics2D metrics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            top = figure.title().isBlank() ? 0 // a title of several lines is higher
                    : Math.max(TITLE_HEIGHT, 2 * TITLE_TOP + (int) Math.ceil(size(title, metrics).height));
            int legendHeight = LEGEND_MARGIN + (int) Math.ceil(size(legend, metrics).height);
            int usual = (columns == 1 ? PANEL_HEIGHT * 5 / 4 : PANEL_HEIGHT) * width / USUAL_WIDTH;
            panelHeight = asked > 0 ? (asked - top - legendHeight) / figure.rows()
                    : figure.panelHeight(Math.max(GOOD_HEIGHT, usual), width - STRIP_MARGIN, STRIP_ROOM);
            Arguments.require(asked == 0 || panelHeight >= LEAST_HEIGHT, // a strip of film is lower
                    "the height must hold %d rows of panels, which need %d pixels each, not %d",
                    figure.rows(), LEAST_HEIGHT, panelHeight);
            height = asked > 0 ? asked : top + figure.rows() * panelHeight + legendHeight;
        } finally {
            metrics.dispose();
        }
    }

    /** Lays a figure out, as high as it is good. Where it is narrow, it has fewer columns. */
    static Drawing of(Figure figure, int width) {
        return new Drawing(figure, width, 0);
    }

    /** Lays a figure out in a given size. */
    static Drawing of(Figure figure, int width, int height) {
        return new Drawing(figure, width, Arguments.atLeast("height", 1, height));
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    void on(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        if (top > 0) {
            place(graphics, title, TITLE_TOP);
        }
        double panelWidth = (double) width / figure.columns();
        for (int i = 0; i < figure.panels().size(); i++) {
            var area = new Rectangle2D.Double(i % figure.columns() * panelWidth, top + i / figure.columns() * panelHeight,
                    panelWidth,
                    panelHeight);
            PanelChart.of(figure, i, area).draw(graphics, area);
        }
        place(graphics, legend, top + figure.rows() * panelHeight);
    }

    /** One legend for all panels: each label once. */
    private static LegendTitle legend(Figure figure) {
        Map<String, LegendItem> items = new LinkedHashMap<>();
        figure.marks().flatMap(mark -> ChartMark.legendItem(mark).stream())
                .forEach(item -> items.putIfAbsent(item.getLabel(), item));
        var collection = new LegendItemCollection();
        items.values().forEach(collection::add);
        var legend = new LegendTitle(() -> collection);
        legend.setItemFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        return legend;
    }

    /** Draws a title in the middle, at a height. */
    private void place(Graphics2D graphics, Title what, int at) {
        Size2D size = size(what, graphics);
        what.draw(graphics, new Rectangle2D.Double((width - size.width) / 2, at, size.width, size.height));
    }

    private Size2D size(Title what, Graphics2D graphics) {
        return what.arrange(graphics, new RectangleConstraint(new Range(0, width), new Range(0, 200)));
    }
}
