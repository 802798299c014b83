package hnn.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import hnn.Arguments;
import hnn.file.WholeFile;
import hnn.table.TableText;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import tech.tablesaw.api.Table;

/**
 * Figures and tables as files for a paper. The end of the name says which kind.
 *
 * <pre>{@code
 * Export.write(figure, Path.of("rollouts.pdf"), 12);      // 12 cm wide
 * Export.write(table, Path.of("results.tex"));
 * }</pre>
 *
 * <p>On paper, the labels of the axes are 8 points high at any width: a narrow figure has smaller panels, or fewer columns of them, not
 * smaller letters. Files are written whole or not at all.
 */
public final class Export {

    private static final double POINTS_PER_CENTIMETER = 72 / 2.54;
    /** Labels have 12 pixels. */
    private static final double POINTS_PER_PIXEL = 8 / 12.0;
    private static final int USUAL_DOTS = 300;
    private static final double MOST_DOTS = 1e8;

    private Export() {}

    /**
     * Writes a figure as {@code .svg}, {@code .pdf} or {@code .png}, as high as it is good; an image of dots has 300 an inch.
     *
     * @param width in centimeters, at least 4
     * @throws IOException if the file cannot be written; an older one stays as it was
     */
    public static void write(Figure figure, Path file, double width) throws IOException {
        write(Drawing.of(figure, pixels("width", width)), figure.title(), file, USUAL_DOTS);
    }

    /**
     * Writes a figure in a given size.
     *
     * @param width in centimeters, at least 4
     * @param height in centimeters; there must be room for all rows of panels
     * @param dotsPerInch of a {@code .png}; the other two have none
     * @throws IOException if the file cannot be written; an older one stays as it was
     */
    public static void write(Figure figure, Path file, double width, double height, int dotsPerInch) throws IOException {
        write(Drawing.of(figure, pixels("width", width), pixels("height", height)), figure.title(), file, dotsPerInch);
    }

    /**
     * Writes a table, all rows of it: {@code .csv} with all digits, {@code .md} and {@code .tex} with five where a column has no format
     * of its own.
     *
     * @throws IOException if the file cannot be written; an older one stays as it was
     */
    public static void write(Table table, Path file) throws IOException {
        String text = switch (ending(file)) {
            case "csv" -> TableText.csv(table);
            case "md" -> TableText.markdown(table);
            case "tex" -> TableText.latex(table);
            default -> throw new IllegalArgumentException("file must end in .csv, .md or .tex, not " + file.getFileName());
        };
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static int pixels(String name, double centimeters) {
        Arguments.require(centimeters >= 4 && centimeters <= 200, "%s must be from 4 to 200 centimeters, not %s", name,
                centimeters);
        return (int) Math.round(centimeters * POINTS_PER_CENTIMETER / POINTS_PER_PIXEL);
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static void write(Drawing drawing, String title, Path file, int dotsPerInch) throws IOException {
        WholeFile.write(file, switch (ending(file)) {
            case "svg" -> Still.svg(title, drawing, centimeters(drawing.width()), centimeters(drawing.height()))
                    .getBytes(StandardCharsets.UTF_8);
            case "pdf" -> pdf(drawing);
            case "png" -> png(drawing, Arguments.atLeast("dotsPerInch", 1, dotsPerInch));
            default -> throw new IllegalArgumentException("file must end in .svg, .pdf or .png, not " + file.getFileName());
        });
    }

    private static String centimeters(int pixels) {
        return String.format(Locale.ROOT, "%.2fcm", pixels * POINTS_PER_PIXEL / POINTS_PER_CENTIMETER);
    }

    /** Letters become outlines: no font need be there where it is read. */
    private static byte[] pdf(Drawing drawing) throws IOException {
        float width = (float) (drawing.width() * POINTS_PER_PIXEL);
        float height = (float) (drawing.height() * POINTS_PER_PIXEL);
        try (var document = new PDDocument(); var bytes = new ByteArrayOutputStream()) {
            var page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            var graphics = new PdfBoxGraphics2D(document, width, height);
            graphics.scale(POINTS_PER_PIXEL, POINTS_PER_PIXEL);
            drawing.on(graphics);
            graphics.dispose();
            try (var content = new PDPageContentStream(document, page)) {
                content.drawForm(graphics.getXFormObject());
            }
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] png(Drawing drawing, int dotsPerInch) throws IOException {
        double scale = dotsPerInch * POINTS_PER_PIXEL / 72;
        double width = drawing.width() * scale;
        double height = drawing.height() * scale;
        Arguments.require(width * height <= MOST_DOTS,
                "an image of %.0f by %.0f dots is too large: take fewer dots an inch than %d",
                width, height, dotsPerInch);
        var image = new BufferedImage((int) Math.round(width), (int) Math.round(height), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(Color.WHITE); // to the last dot, of which the drawing may have a part
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(scale, scale);
        drawing.on(graphics);
        graphics.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var bytes = new ByteArrayOutputStream(); var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(new IIOImage(image, null, resolution(writer, image, dotsPerInch)));
            out.flush();
            return bytes.toByteArray();
        } finally {
            writer.dispose();
        }
    }

    /** How large a dot is on paper, so that what reads the image knows its size. */
    private static IIOMetadata resolution(ImageWriter writer, BufferedImage image, int dotsPerInch) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        var size = new IIOMetadataNode("pHYs");
        String dotsPerMeter = String.valueOf(Math.round(dotsPerInch / 0.0254));
        size.setAttribute("pixelsPerUnitXAxis", dotsPerMeter);
        size.setAttribute("pixelsPerUnitYAxis", dotsPerMeter);
        size.setAttribute("unitSpecifier", "meter");
        var root = new IIOMetadataNode("javax_imageio_png_1.0");
        root.appendChild(size);
        metadata.mergeTree("javax_imageio_png_1.0", root);
        return metadata;
    }
}
