package hnn.figure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.XYDataImageAnnotation;

/** Contours as bands of color: the grid is refined, and each pixel takes the color of its band. */
final class ContourBands {

    /** How many bands there are. */
    static final int LEVELS = 14;
    /** How much of its color a faint band has. */
    static final double FAINT = 0.3;
    /** From low to high: five colors of matplotlib's viridis (van der Walt and Smith 2015), evenly spaced. */
    private static final int[] COLORS = {0x440154, 0x3B528B, 0x21918C, 0x5EC962, 0xFDE725};
    private static final int PIXELS = 240;

    private ContourBands() {}

    /** Returns the colors as Plotly writes them. */
    static List<List<Object>> plotlyColors() {
        return IntStream.range(0, COLORS.length)
                .mapToObj(i -> List.<Object>of(i / (COLORS.length - 1.0), String.format(Locale.ROOT, "#%06x", COLORS[i])))
                .toList();
    }

    /** Returns the bands as a picture that fills the grid. */
    static XYDataImageAnnotation of(Mark.Contours contours) {
        double[] x = contours.x();
        double[] y = contours.y();
        return new XYDataImageAnnotation(image(contours), x[0], y[0], x[x.length - 1] - x[0], y[y.length - 1] - y[0], true);
    }

    private static BufferedImage image(Mark.Contours contours) {
        double[][] z = contours.z();
        var image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < PIXELS; i++) {
            for (int j = 0; j < PIXELS; j++) {
                double row = (PIXELS - 1 - i) * (z.length - 1.0) / (PIXELS - 1); // the first line of pixels is the top
                double column = j * (z[0].length - 1.0) / (PIXELS - 1);
                Color color = color(bilinear(z, row, column), contours.low(), contours.high());
                // Faint as Plotly draws it, over white.
                image.setRGB(j, i, (contours.faint() ? mix(Color.WHITE, color, FAINT) : color).getRGB());
            }
        }
        return image;
    }

    private static Color color(double value, double low, double high) {
        if (Double.isNaN(value)) {
            return Color.WHITE;
        }
        double band = Math.floor((value - low) / (high - low) * LEVELS);
        double position = Math.max(0, Math.min(1, band / (LEVELS - 1))) * (COLORS.length - 1);
        int below = Math.min((int) position, COLORS.length - 2);
        return mix(new Color(COLORS[below]), new Color(COLORS[below + 1]), position - below);
    }

    private static Color mix(Color a, Color b, double part) {
        return new Color(mix(a.getRed(), b.getRed(), part), mix(a.getGreen(), b.getGreen(), part),
                mix(a.getBlue(), b.getBlue(), part));
    }

    private static int mix(int a, int b, double part) {
        return (int) Math.round(a + part * (b - a));
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
