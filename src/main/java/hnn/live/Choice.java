package hnn.live;

import hnn.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Choices, check boxes, buttons, and a clock that runs by itself. */
public final class Choice {

    private Choice() {}

    /**
     * Makes a choice among values, shown by their texts; the first is chosen to begin with.
     *
     * @param values at least one
     */
    @SafeVarargs
    public static <T> Control<T> of(String label, T... values) {
        List<T> all = new ArrayList<>();
        for (T value : values) {
            all.add(value);
        }
        Arguments.require(!all.isEmpty(), "the choice \"%s\" has nothing to choose from", label);
        return new Control<>(label, "Dropdown", Map.of("_options_labels", all.stream().map(String::valueOf).toList(), "index", 0),
                "index", all.get(0), sent -> all.get(((Number) sent).intValue()));
    }

    /** Makes a check box. */
    public static Control<Boolean> checkBox(String label, boolean checked) {
        return new Control<>(label, "Checkbox", Map.of("value", checked, "indent", true), "value", checked, Boolean.TRUE::equals);
    }

    /** Makes a button; its value is how often it was clicked. */
    public static Control<Integer> button(String label) {
        var clicks = new AtomicInteger();
        return new Control<>(label, "Button", Map.of(), "event", 0, sent -> clicks.incrementAndGet());
    }

    /**
     * Makes a clock, which counts from 0 by itself when it is started.
     *
     * @param to where it stops
     * @param milliseconds between two numbers
     */
    public static Control<Integer> play(String label, int to, int milliseconds) {
        Arguments.atLeast("to", 1, to);
        Arguments.atLeast("milliseconds", 1, milliseconds);
        return new Control<>(label, "Play", Map.of("min", 0, "max", to, "value", 0, "step", 1, "interval", milliseconds), "value",
                0,
                sent -> ((Number) sent).intValue());
    }
}
