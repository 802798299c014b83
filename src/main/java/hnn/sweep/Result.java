package hnn.sweep;

import hnn.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a job found, a row of the sweep's table: cells by the names of their columns.
 *
 * <pre>{@code Result.of("energy error", 1e-4).and("law", "2.4 (1 - cos q)")}</pre>
 *
 * @param cells numbers (kept as doubles) or texts
 */
public record Result(Map<String, Object> cells) {

    /** Copies the cells; other than numbers and texts are an {@link IllegalArgumentException}. */
    public Result {
        Map<String, Object> copy = new LinkedHashMap<>();
        cells.forEach((name, value) -> {
            Arguments.require(value instanceof Number || value instanceof String,
                    "cell %s of a result must be a number or a text, not %s", name, value);
            copy.put(name, value instanceof Number number ? (Object) number.doubleValue() : value);
        });
        cells = copy;
    }

    /** Begins with a number. */
    public static Result of(String column, double value) {
        return new Result(Map.of(column, value));
    }

    /** Begins with a text. */
    public static Result of(String column, String value) {
        return new Result(Map.of(column, value));
    }

    /** Adds a number. */
    public Result and(String column, double value) {
        return with(column, value);
    }

    /** Adds a text. */
    public Result and(String column, String value) {
        return with(column, value);
    }

    private Result with(String column, Object value) {
        Arguments.require(!cells.containsKey(column), "the result has a cell %s already", column);
        Map<String, Object> all = new LinkedHashMap<>(cells);
        all.put(column, value);
        return new Result(all);
    }

    /** Returns a copy of the cells, in their order. */
    @Override
    public Map<String, Object> cells() {
        return new LinkedHashMap<>(cells);
    }
}
