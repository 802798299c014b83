package hnn.jupyter;

import hnn.live.Wires;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a Java kernel shows in a page. A bundle is one thing in several forms, by their MIME types, the best first; JSON is
 * Maps, Lists, numbers and strings.
 */
interface KernelDisplay {

    /** Has values of a type shown as bundles from now on, of the given forms. */
    <T> void register(Class<T> type, String[] forms, Function<T, Map<String, Object>> bundle);

    /** Shows a bundle as a new output of the running cell, or again, in the place of what was shown with the id. */
    void show(String id, Map<String, Object> bundle, boolean again);

    /** Has what cells print written by the {@link Screen} from now on. */
    default void takePrints() {}

    /** Returns the way to the front end, if the kernel has one. */
    default Optional<Wires> wires() {
        return Optional.empty();
    }
}
