package hnn.sweep;

import hnn.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a job found: cells by the names of their columns.
 *
 * <pre>{@code Row.of("energy error", 1e-4).and("law", "2.4 (1 - cos q)")}</pre>
 *
 * @param cells numbers (kept as doubles) or texts
 */
public record Row(Map<String, Object> cells) {

    /** Copies the cells; other than numbers and texts are an {@link IllegalArgumentException}. */
    public Row {
        Map<String, Object> copy = new LinkedHashMap<>();
        cells.forEach((name, value) -> {
            Arguments.require(value instanceof Number || value instanceof String,
                    "cell %s of a row must be a number or a text, not %s", name, value);
            copy.put(name, value instanceof Number number ? (Object) number.doubleValue() : value);
        });
        cells = copy;
    }

    /** Begins with a number. */
    public static Row of(String column, double value) {
        return new Row(Map.of(column, value));
    }

    /** Begins with a text. */
    public static Row of(String column, String value) {
        return new Row(Map.of(column, value));
    }

    /** Returns the row with another number. */
    public Row and(String column, double value) {
        return with(column, value);
    }

    /** Returns the row with another text. */
    public Row and(String column, String value) {
        return with(column, value);
    }

    private Row with(String column, Object value) {
        Arguments.require(!cells.containsKey(column), "the row has a cell %s already", column);
        Map<String, Object> all = new LinkedHashMap<>(cells);
        all.put(column, value);
        return new Row(all);
    }

    /** Returns a copy of the cells, in their order. */
    @Override
    public Map<String, Object> cells() {
        return new LinkedHashMap<>(cells);
    }
}
