package hnn.live;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A model of ipywidgets' that a front end shows: its state, and the comm by which both sides change it. Version 2 of the protocol. */
final class Widget {

    /** The method of a message that changes a state. */
    static final String UPDATE = "update";

    private static final String TARGET = "jupyter.widget";
    private static final String PROTOCOL = "2.1.0";
    private static final String VERSION = "2.0.0";

    private final Map<String, Object> state;
    private final Wires.Wire wire;

    /**
     * Opens it in a front end. One that has lost the model asks for its state.
     *
     * @param sent is told what the front end sends
     */
    Widget(Wires to, Map<String, Object> state, Consumer<Map<String, Object>> sent) {
        this.state = state;
        Wires.Wire[] own = new Wires.Wire[1];
        own[0] = to.open(TARGET, PROTOCOL, Map.of("state", state, "buffer_paths", List.of()), message -> {
            if ("request_state".equals(message.get("method"))) {
                own[0].send(update(state));
            } else {
                if (message.get("state") instanceof Map<?, ?> changes) {
                    changes.forEach((name, value) -> state.put(String.valueOf(name), value == null ? "" : value));
                }
                sent.accept(message);
            }
        });
        wire = own[0];
    }

    /** Returns the state of one of ipywidgets' controls. */
    static Map<String, Object> state(String model, Map<String, Object> own) {
        return state("controls", model, "controls", model + "View", own);
    }

    /** Returns the state of a style: labels are as wide as their words. */
    static Map<String, Object> wholeLabel() {
        return state("controls", "DescriptionStyle", "base", "StyleView", Map.of("description_width", "initial"));
    }

    /** Returns the state of a layout: wide enough for a hand. */
    static Map<String, Object> wide() {
        return state("base", "Layout", "base", "LayoutView", Map.of("width", "480px"));
    }

    private static Map<String, Object> state(String module, String model, String viewModule, String view,
            Map<String, Object> own) {
        Map<String, Object> state = new ConcurrentHashMap<>(own); // it is changed and sent from two threads
        state.put("_model_module", "@jupyter-widgets/" + module);
        state.put("_model_module_version", VERSION);
        state.put("_model_name", model + "Model");
        state.put("_view_module", "@jupyter-widgets/" + viewModule);
        state.put("_view_module_version", VERSION);
        state.put("_view_name", view);
        return state;
    }

    private static Map<String, Object> update(Map<String, Object> changes) {
        return Map.of("method", UPDATE, "state", changes, "buffer_paths", List.of());
    }

    /** Returns what the front end knows the model by. */
    String id() {
        return wire.id();
    }

    /** Returns what another model's state calls this one. */
    String name() {
        return "IPY_MODEL_" + wire.id();
    }

    void change(String property, Object value) {
        state.put(property, value);
        wire.send(update(Map.of(property, value)));
    }

    void close() {
        wire.close();
    }
}
