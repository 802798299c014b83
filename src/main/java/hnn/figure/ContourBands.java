package hnn.figure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.jfree.chart.annotations.XYDataImageAnnotation;

/** Contours as bands of color: the grid is refined, and each pixel takes the color of its band. */
final class ContourBands {

    /** How many bands there are. */
    static final int LEVELS = 14;

    /** How much of its color a faint band has. */
    static final double FAINT = 0.3;

    private static final int PIXELS = 240;

    private ContourBands() {}

    /** Returns the bands as a picture that fills the grid. */
    static XYDataImageAnnotation of(Mark.Contours contours) {
        double[] x = contours.x();
        double[] y = contours.y();
        return new XYDataImageAnnotation(image(contours), x[0], y[0],
                x[x.length - 1] - x[0], y[y.length - 1] - y[0], true);
    }

    private static BufferedImage image(Mark.Contours contours) {
        double[][] z = contours.z();
        var image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < PIXELS; i++) {
            for (int j = 0; j < PIXELS; j++) {
                double row = (PIXELS - 1 - i) * (z.length - 1.0) / (PIXELS - 1); // the first line of pixels is the top
                double column = j * (z[0].length - 1.0) / (PIXELS - 1);
                Color color = color(bilinear(z, row, column), contours.low(), contours.high());
                image.setRGB(j, i, (contours.faint() ? faint(color) : color).getRGB());
            }
        }
        return image;
    }

    private static Color color(double value, double low, double high) {
        double band = Math.floor((value - low) / (high - low) * LEVELS);
        return ColorScale.at(band / (LEVELS - 1));
    }

    /** As Plotly draws it over white with the opacity of {@link #FAINT}. */
    private static Color faint(Color color) {
        return new Color(mixed(color.getRed()), mixed(color.getGreen()), mixed(color.getBlue()));
    }

    private static int mixed(int part) {
        return (int) Math.round(FAINT * part + (1 - FAINT) * 255);
    }

    private static double bilinear(double[][] z, double row, double column) {
        int below = Math.min((int) row, z.length - 2);
        return (1 - (row - below)) * at(z[below], column) + (row - below) * at(z[below + 1], column);
    }

    private static double at(double[] values, double position) {
        int below = Math.min((int) position, values.length - 2);
        return values[below] + (position - below) * (values[below + 1] - values[below]);
    }
}
