package hnn.sweep;

import hnn.Arguments;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one job of a sweep is told: a value for each setting.
 *
 * @param values by the names of the settings; numbers or texts
 */
public record Settings(Map<String, Object> values) {

    /** Copies the values; other than numbers and texts are an {@link IllegalArgumentException}. */
    public Settings {
        values = new LinkedHashMap<>(values);
        values.forEach((name, value) -> Arguments.require(value instanceof Double || value instanceof String,
                "setting %s must be a number or a text, not %s", name, value));
    }

    /** Returns a copy of the values, in the order of the settings. */
    @Override
    public Map<String, Object> values() {
        return new LinkedHashMap<>(values);
    }

    /**
     * Returns the value of a setting that is a number.
     *
     * @throws IllegalArgumentException if there is no such setting, or it is a text
     */
    public double number(String name) {
        Object value = value(name);
        Arguments.require(value instanceof Double, "setting %s is the text \"%s\", not a number: ask for its text", name, value);
        return (Double) value;
    }

    /** Returns the value of a setting that is a text; see {@link #number}. */
    public String text(String name) {
        Object value = value(name);
        Arguments.require(value instanceof String, "setting %s is the number %s, not a text: ask for its number", name, value);
        return (String) value;
    }

    private Object value(String name) {
        Arguments.require(values.containsKey(name), "there is no setting %s, only %s", name, values.keySet());
        return values.get(name);
    }

    /** Returns the settings as a reader writes them: noise 0.1, model HNN. */
    @Override
    public String toString() {
        return values.entrySet().stream().map(entry -> String.format(Locale.ROOT, "%s %s", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
