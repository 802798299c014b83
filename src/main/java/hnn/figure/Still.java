package hnn.figure;

import java.awt.Dimension;
import java.awt.Image;
import java.awt.image.RenderedImage;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A figure as a still image in SVG, drawn by Batik. */
public final class Still {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Still() {}

    /** Returns the figure as an SVG document, as wide as a page. */
    public static String svg(Figure figure) {
        return svg(figure.title(), Drawing.of(figure, Drawing.USUAL_WIDTH), "", "");
    }

    /** Returns a drawing as an SVG document with a width and a height on paper; empty ones leave it in pixels. */
    static String svg(String title, Drawing drawing, String width, String height) {
        try {
            Document document = DocumentBuilderFactory.newNSInstance().newDocumentBuilder()
                    .getDOMImplementation().createDocument(NAMESPACE, "svg", null);
            var graphics = new SVGGraphics2D(context(document), false);
            graphics.setSVGCanvasSize(new Dimension(drawing.width(), drawing.height()));
            drawing.on(graphics);
            Element root = graphics.getRoot();
            if (!width.isEmpty()) {
                root.setAttributeNS(null, "viewBox", "0 0 " + drawing.width() + " " + drawing.height());
                root.setAttributeNS(null, "width", width);
                root.setAttributeNS(null, "height", height);
            }
            var text = new StringWriter();
            graphics.stream(root, text, true, false);
            return text.toString();
        } catch (ParserConfigurationException | SVGGraphics2DIOException e) {
            throw new IllegalStateException("the still image of \"" + title + "\" could not be written", e);
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
}
