package hnn.figure;

import java.awt.Image;
import java.awt.image.RenderedImage;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Element;

/**
 * Puts images into an SVG document as PNG, by the JDK's own writer: Batik's needs its whole renderer. All images here are
 * {@link java.awt.image.BufferedImage}s.
 */
final class EmbeddedPng extends DefaultImageHandler {

    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
        element.setAttributeNS(XLINK_NAMESPACE_URI, XLINK_HREF_QNAME, GrayImage.dataUri((RenderedImage) image));
    }
}
