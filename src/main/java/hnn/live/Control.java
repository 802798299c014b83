package hnn.live;

import hnn.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Something that a reader moves: a slider, a choice, a check box, a button. Its value has a type; a view's function takes it.
 *
 * @param <T> the type of its values
 */
public final class Control<T> {

    private final String label;
    private final String model;
    private final Map<String, Object> state;
    private final String property;
    private final T first;
    private final Function<Object, T> value;
    private boolean taken;

    /**
     * Makes a control of a widget.
     *
     * @param model of ipywidgets' controls, for instance "FloatSlider"
     * @param state that it begins with, beside its label
     * @param property of the state that the reader changes
     * @param first the value to begin with
     * @param value what the property means
     */
    Control(String label, String model, Map<String, Object> state, String property, T first, Function<Object, T> value) {
        Arguments.require(label != null && !label.isBlank(), "label must not be blank: the reader would not know what is moved");
        this.label = label;
        this.model = model;
        this.state = new LinkedHashMap<>(state);
        this.property = property;
        this.first = first;
        this.value = value;
    }

    String label() {
        return label;
    }

    String model() {
        return model;
    }

    Map<String, Object> state() {
        return state;
    }

    String property() {
        return property;
    }

    T first() {
        return first;
    }

    /** Returns the value that a message of the front end means. */
    T of(Object sent) {
        return value.apply(sent);
    }

    /** Returns one of this control's values as what it is. */
    @SuppressWarnings("unchecked") // values come from first() and of(..) alone
    T as(Object one) {
        return (T) one;
    }

    /** A control moves one view. */
    synchronized void take() {
        Arguments.require(!taken, "the control \"%s\" is in another view already: make one for each", label);
        taken = true;
    }
}
