package hnn.live;

import hnn.Arguments;
import java.util.Map;
import org.hipparchus.util.FastMath;

/** Sliders: {@code Slider.of("noise", 0, 0.4, 0.1)}. */
public final class Slider {

    private static final double STEPS = 200;

    private Slider() {}

    /**
     * Makes a slider over numbers.
     *
     * @param label what the reader moves
     * @param from the value at the left end
     * @param to the value at the right end, above it
     * @param start the value to begin with
     * @throws IllegalArgumentException if the ends are the wrong way round, or the start lies outside
     */
    public static Control<Double> of(String label, double from, double to, double start) {
        check(label, from, to, start);
        double step = FastMath.pow(10, Math.floor(FastMath.log10((to - from) / STEPS)));
        return new Control<>(label, "FloatSlider", state(from, to, start, step, ".4~g"), "value", start,
                sent -> ((Number) sent).doubleValue());
    }

    /** Makes a slider over whole numbers; see {@link #of}. */
    public static Control<Integer> ofIntegers(String label, int from, int to, int start) {
        check(label, from, to, start);
        return new Control<>(label, "IntSlider", state(from, to, start, 1, "d"), "value", start,
                sent -> ((Number) sent).intValue());
    }

    /** Makes a slider over the logarithm of numbers above 0; see {@link #of}. */
    public static Control<Double> logarithmic(String label, double from, double to, double start) {
        Arguments.positive("from", from);
        check(label, from, to, start);
        return new Control<>(label, "FloatLogSlider",
                Map.of("min", FastMath.log10(from), "max", FastMath.log10(to), "value", start,
                        "base", 10.0, "step", FastMath.log10(to / from) / STEPS, "readout_format", ".3~g", "continuous_update",
                        true),
                "value", start, sent -> ((Number) sent).doubleValue());
    }

    private static void check(String label, double from, double to, double start) {
        Arguments.require(Double.isFinite(from) && Double.isFinite(to) && from < to,
                "the slider \"%s\" goes from %s to %s: the first must be the smaller one", label, from, to);
        Arguments.require(start >= from && start <= to, "the slider \"%s\" begins at %s, which is not from %s to %s", label,
                start, from,
                to);
    }

    private static Map<String, Object> state(Number from, Number to, Number start, Number step, String format) {
        return Map.of("min", from, "max", to, "value", start, "step", step, "readout_format", format, "continuous_update", true);
    }
}
