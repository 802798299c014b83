package hnn.jupyter;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The losses so far as a small SVG on a logarithmic axis, by hand: it is drawn while the machine trains, and a whole
 * {@link hnn.figure.Still}, some thirty times as dear, would cost the training some percent.
 */
final class LossSketch {

    private static final int LEFT = 70;
    private static final int RIGHT = 846;
    private static final int TOP = 14;
    private static final int BOTTOM = 200;
    private static final String CARD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 240" style="width:100%;max-width:860px;display:block" \
            font-family="sans-serif" font-size="12" fill="#222222"><rect width="860" height="240" fill="#ffffff"/>\
            <text x="430" y="234" text-anchor="middle">step of the training</text>\
            <text transform="translate(14 100) rotate(-90)" text-anchor="middle">loss</text>""";

    private final StringBuilder svg = new StringBuilder(8192).append(CARD);
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

    /** Draws at least one of so many steps in a model's color; its training loss is thinner and paler than its test loss. */
    static String svg(LossCurve losses, int steps, String color) {
        var sketch = new LossSketch(losses, steps);
        sketch.numbers();
        String stroke = "fill=\"none\" stroke=\"" + color;
        sketch.curve("train", 660, losses.steps(), losses.train(), stroke + "\" stroke-width=\"1\" stroke-opacity=\"0.55\"");
        sketch.curve("test", 750, losses.steps(), losses.test(), stroke + "\" stroke-width=\"1.8\"");
        return sketch.svg.append("</svg>").toString();
    }

    private double across(double step) {
        return LEFT + (RIGHT - LEFT) * step / steps;
    }

    private double down(double log) {
        return TOP + (BOTTOM - TOP) * (high - log) / (high - low);
    }

    /** A line and a number at each power of ten and at both ends, and the steps. */
    private void numbers() {
        for (int power = (int) Math.ceil(low); power <= high; power++) {
            level(power, "#d0d0d0");
        }
        level(low, "#999999");
        level(high, "#999999");
        for (int part = 0; part <= 4; part++) {
            double step = steps * part / 4;
            add("<text x=\"%.1f\" y=\"216\" text-anchor=\"middle\">%.0f</text>", across(step), step);
        }
    }

    private void level(double log, String color) {
        add("<path d=\"M%d %.1fH%d\" stroke=\"%s\"/><text x=\"64\" y=\"%.1f\" text-anchor=\"end\">%.1e</text>",
                LEFT, down(log), RIGHT, color, down(log) + 4, Math.pow(10, log));
    }

    /** Draws a curve, and its line and name in the legend. */
    private void curve(String name, int legend, double[] x, double[] y, String line) {
        add("<path d=\"M%d 28h24\" %s/><text x=\"%d\" y=\"32\">%s</text><path %2$s d=\"", legend, line, legend + 30, name);
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

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
