package hnn.phase;

import hnn.Arguments;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Fields with names, to be compared.
 *
 * <pre>{@code Fields.of("truth", system).and("baseline", baseline.field()).and("HNN", hnn.field())}</pre>
 *
 * @param byName the fields in the order they are shown
 */
public record Fields(Map<String, Field> byName) {

    /** Copies the map and keeps its order. */
    public Fields {
        Arguments.require(!byName.isEmpty(), "byName is empty: give at least one field");
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** Begins with one field. */
    public static Fields of(String name, Field field) {
        return new Fields(Map.of(name, field));
    }

    /**
     * Returns these fields and one more.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public Fields and(String name, Field field) {
        Arguments.require(!byName.containsKey(name), "a field called %s is there already", name);
        Map<String, Field> more = new LinkedHashMap<>(byName);
        more.put(name, field);
        return new Fields(more);
    }

    /** Returns something of each field by its name, in their order. */
    public <T> Map<String, T> map(Function<Field, T> function) {
        Map<String, T> values = new LinkedHashMap<>();
        byName.forEach((name, field) -> values.put(name, function.apply(field)));
        return values;
    }

    /** Returns the units of the first field that has others than natural ones. */
    public Units units() {
        return byName.values().stream().map(Units::of).filter(units -> !units.equals(Units.NATURAL))
                .findFirst().orElse(Units.NATURAL);
    }
}
