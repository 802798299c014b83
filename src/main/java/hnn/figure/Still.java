package hnn.figure;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.RenderedImage;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.Size2D;
import org.jfree.data.Range;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A figure as a still image in SVG, drawn by JFreeChart and Batik without a screen. */
public final class Still {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int WIDTH = 860;
    private static final int PANEL_HEIGHT = 300;
    /** What is beside and above a strip of frames. */
    private static final int STRIP_MARGIN = 80;
    private static final int STRIP_ROOM = 74;
    private static final int TITLE_HEIGHT = 36;
    /** What is free around the names of the legend. */
    private static final int LEGEND_MARGIN = 12;

    static {
        // Text along the vertical axis should be text in the document, not outlines of letters.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private Still() {}

    /** Returns the figure as an SVG document. */
    public static String svg(Figure whole) {
        Figure figure = Thinning.of(whole);
        try {
            Document document = DocumentBuilderFactory.newNSInstance().newDocumentBuilder()
                    .getDOMImplementation().createDocument(NAMESPACE, "svg", null);
            var graphics = new SVGGraphics2D(context(document), false);
            paint(figure, graphics);
            var text = new StringWriter();
            graphics.stream(text, true);
            return text.toString();
        } catch (ParserConfigurationException | SVGGraphics2DIOException e) {
            throw new IllegalStateException("the still image of \"" + figure.title() + "\" could not be written", e);
        }
    }

    private static SVGGeneratorContext context(Document document) {
        var context = SVGGeneratorContext.createDefault(document);
        context.setPrecision(2);
        context.setImageHandler(new DefaultImageHandler() {
            @Override
            protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
                // Batik's own PNG needs its whole renderer. All images here are BufferedImages.
                element.setAttributeNS(XLINK_NAMESPACE_URI, XLINK_HREF_QNAME, GrayImage.dataUri((RenderedImage) image));
            }
        });
        // A page may hold many stills in one document, where equal names would meet.
        String prefix = "still" + COUNT.incrementAndGet() + "-";
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String name) {
                return super.generateID(prefix + name);
            }
        });
        return context;
    }

    private static void paint(Figure figure, SVGGraphics2D graphics) {
        LegendTitle legend = legend(figure);
        double width = (double) WIDTH / figure.columns();
        int height = figure.panelHeight(
                figure.columns() == 1 ? PANEL_HEIGHT * 5 / 4 : PANEL_HEIGHT, WIDTH - STRIP_MARGIN, STRIP_ROOM);
        int legendTop = TITLE_HEIGHT + figure.rows() * height;
        int bottom = legendTop + LEGEND_MARGIN + (int) Math.ceil(size(legend, graphics).height);
        graphics.setSVGCanvasSize(new Dimension(WIDTH, bottom));
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, bottom);
        place(graphics, new TextTitle(figure.title(), new Font(Font.SANS_SERIF, Font.BOLD, 15)), 6);
        for (int i = 0; i < figure.panels().size(); i++) {
            var area = new Rectangle2D.Double(i % figure.columns() * width,
                    TITLE_HEIGHT + i / figure.columns() * height, width, height);
            PanelChart.of(figure, i, area).draw(graphics, area);
        }
        place(graphics, legend, legendTop);
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
    private static void place(Graphics2D graphics, Title title, int top) {
        Size2D size = size(title, graphics);
        title.draw(graphics, new Rectangle2D.Double((WIDTH - size.width) / 2, top, size.width, size.height));
    }

    private static Size2D size(Title title, Graphics2D graphics) {
        return title.arrange(graphics, new RectangleConstraint(new Range(0, WIDTH), new Range(0, 200)));
    }
}
