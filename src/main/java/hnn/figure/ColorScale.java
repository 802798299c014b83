package hnn.figure;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;

/** From low to high: five colors of matplotlib's viridis (van der Walt and Smith 2015), evenly spaced. */
final class ColorScale {

    private static final int[] COLORS = {0x440154, 0x3B528B, 0x21918C, 0x5EC962, 0xFDE725};

    private ColorScale() {}

    /** Returns the color at a place from 0 to 1. */
    static Color at(double place) {
        double position = Math.max(0, Math.min(1, place)) * (COLORS.length - 1);
        int below = Math.min((int) position, COLORS.length - 2);
        double part = position - below;
        Color a = new Color(COLORS[below]);
        Color b = new Color(COLORS[below + 1]);
        return new Color(mix(a.getRed(), b.getRed(), part), mix(a.getGreen(), b.getGreen(), part),
                mix(a.getBlue(), b.getBlue(), part));
    }

    private static int mix(int a, int b, double part) {
        return (int) Math.round(a + part * (b - a));
    }

    /** Returns the scale as Plotly writes it. */
    static List<List<Object>> plotly() {
        return IntStream.range(0, COLORS.length)
                .mapToObj(i -> List.<Object>of(i / (COLORS.length - 1.0), String.format("#%06x", COLORS[i])))
                .toList();
    }
}
