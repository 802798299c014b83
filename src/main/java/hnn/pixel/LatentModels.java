package hnn.pixel;

import hnn.Arguments;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Models of frames with names, to be compared.
 *
 * <pre>{@code LatentModels.of("baseline", baseline.field()).and("HNN", hnn.field())}</pre>
 *
 * @param byName the models in the order they are shown
 */
public record LatentModels(Map<String, LatentModel<?>> byName) {

    /** Copies the map and keeps its order. */
    public LatentModels {
        Arguments.require(!byName.isEmpty(), "byName is empty: give at least one model");
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** Begins with one model. */
    public static LatentModels of(String name, LatentModel<?> model) {
        return new LatentModels(Map.of(name, model));
    }

    /**
     * Returns these models and one more.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public LatentModels and(String name, LatentModel<?> model) {
        Arguments.require(!byName.containsKey(name), "a model called %s is there already", name);
        Map<String, LatentModel<?>> more = new LinkedHashMap<>(byName);
        more.put(name, model);
        return new LatentModels(more);
    }
}
