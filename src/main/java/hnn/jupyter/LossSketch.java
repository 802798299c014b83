package hnn.jupyter;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The losses so far as a small SVG on a logarithmic axis, by hand: it is drawn while the machine trains, and a whole figure
 * costs the training some percent.
 */
final class LossSketch {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 240;
    private static final int LEFT = 70;
    private static final int BOTTOM = 40;
    private static final int MARGIN = 14;
    private static final String FULL = "stroke-width=\"1.8\"";
    private static final String FAINT = "stroke-width=\"1\" stroke-opacity=\"0.55\"";

    private final StringBuilder svg = new StringBuilder(8192);
    private final double low;
    private final double high;
    private final double steps;

    private LossSketch(LossCurve losses, double steps) {
        double[] logs = DoubleStream.concat(Arrays.stream(losses.train()), Arrays.stream(losses.test()))
                .filter(loss -> loss > 0 && Double.isFinite(loss)).map(Math::log10).toArray();
        double least = Arrays.stream(logs).min().orElse(-1);
        double most = Arrays.stream(logs).max().orElse(0);
        double room = Math.max(0.05, 0.05 * (most - least));
        this.low = least - room;
        this.high = most + room;
        this.steps = steps;
    }

    /**
     * Draws.
     *
     * @param losses at least one step
     * @param steps how many the training will have
     * @param color of the model; its training loss is thinner and paler than its test loss
     */
    static String svg(LossCurve losses, int steps, String color) {
        var sketch = new LossSketch(losses, steps);
        sketch.frame();
        sketch.curve(losses.steps(), losses.train(), color, FAINT);
        sketch.curve(losses.steps(), losses.test(), color, FULL);
        sketch.legend(0, "train", color, FAINT);
        sketch.legend(90, "test", color, FULL);
        return sketch.svg.append("</svg>").toString();
    }

    private double across(double step) {
        return LEFT + (WIDTH - LEFT - MARGIN) * step / steps;
    }

    private double down(double log) {
        return MARGIN + (HEIGHT - BOTTOM - MARGIN) * (high - log) / (high - low);
    }

    /** The card, a line and a number at each power of ten and at both ends, and the titles. */
    private void frame() {
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" style=\"width:100%%;max-width:%dpx;display:block\" "
                + "font-family=\"sans-serif\" font-size=\"12\" fill=\"#222222\"><rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>",
                WIDTH, HEIGHT, WIDTH, WIDTH, HEIGHT);
        for (int power = (int) Math.ceil(low); power <= high; power++) {
            level(power, "#d0d0d0");
        }
        level(low, "#999999");
        level(high, "#999999");
        for (int part = 0; part <= 4; part++) {
            add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f</text>", across(steps * part / 4), HEIGHT - BOTTOM + 16,
                    steps * part / 4);
        }
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">step of the training</text>", WIDTH / 2, HEIGHT - 6);
        add("<text transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">loss</text>", (HEIGHT - BOTTOM) / 2);
    }

    private void level(double log, String color) {
        add("<path d=\"M%d %.1fH%d\" stroke=\"%s\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1e</text>",
                LEFT, down(log), WIDTH - MARGIN, color, LEFT - 6, down(log) + 4, Math.pow(10, log));
    }

    private void curve(double[] x, double[] y, String color, String line) {
        svg.append("<path fill=\"none\" ").append(line).append(" stroke=\"").append(color).append("\" d=\"");
        char pen = 'M';
        for (int i = 0; i < x.length; i++) {
            boolean shown = y[i] > 0 && Double.isFinite(y[i]);
            if (shown) { // tenths of a pixel, without String.format, which would take most of the time
                svg.append(pen).append(Math.round(10 * across(x[i])) / 10.0).append(' ')
                        .append(Math.round(10 * down(Math.log10(y[i]))) / 10.0);
            }
            pen = shown ? 'L' : 'M';
        }
        svg.append("\"/>");
    }

    private void legend(int shift, String name, String color, String line) {
        int x = WIDTH - 200 + shift;
        add("<path d=\"M%d 28h24\" stroke=\"%s\" %s/><text x=\"%d\" y=\"32\">%s</text>", x, color, line, x + 30, name);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
