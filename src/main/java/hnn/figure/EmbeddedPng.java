package hnn.figure;

import java.awt.Image;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Element;

/**
 * Puts images into an SVG document as PNG, by the JDK's own writer: Batik's needs its whole renderer. All images here are
 * {@link java.awt.image.BufferedImage}s.
 */
final class EmbeddedPng extends DefaultImageHandler {

    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context)
            throws SVGGraphics2DIOException {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write((RenderedImage) image, "png", bytes);
        } catch (IOException e) {
            throw new SVGGraphics2DIOException("an image could not be written as PNG", e);
        }
        element.setAttributeNS(XLINK_NAMESPACE_URI, XLINK_HREF_QNAME,
                "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }
}
