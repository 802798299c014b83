package hnn.figure;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.jfree.chart.annotations.XYDataImageAnnotation;

/** Images for the browser and for the still, by the JDK's own PNG writer. */
final class GrayImage {

    /** The still is drawn larger than the frames are; whole squares keep their pixels sharp. */
    private static final int STILL_SCALE = 6;

    private GrayImage() {}

    /** Returns the pixels of a mark, each a square of some pixels. */
    static BufferedImage of(Mark.Image mark, int scale) {
        double[][] brightness = mark.brightness();
        var image = new BufferedImage(scale * brightness[0].length, scale * brightness.length, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double part = brightness[y / scale][x / scale] / mark.white();
                image.getRaster().setSample(x, y, 0, (int) Math.round(255 * Math.max(0, Math.min(1, part))));
            }
        }
        return image;
    }

    /** Returns the mark over the units that Plotly gives it: pixel (0, 0) lies around the origin. */
    static XYDataImageAnnotation annotation(Mark.Image mark) {
        double[][] brightness = mark.brightness();
        return new XYDataImageAnnotation(of(mark, STILL_SCALE), -0.5, -0.5, brightness[0].length, brightness.length, true);
    }

    /** Returns an image as text that a page can hold. */
    static String dataUri(RenderedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("an image could not be written as PNG", e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
