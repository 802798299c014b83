package hnn.live;

import hnn.Arguments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@link Live#view} makes: shown at the end of a cell, it follows its controls. */
public final class LiveView {

    /** Version 2 of the protocol of ipywidgets, by which a front end knows these models. */
    private static final String TARGET = "jupyter.widget";
    private static final String PROTOCOL = "2.1.0";
    private static final String VERSION = "2.0.0";
    private static final String UPDATE = "update";
    private static final Map<String, Object> WHOLE_LABEL = Map.of("description_width", "initial");
    private static final Map<String, Object> WIDE = Map.of("width", "480px");

    /** One thread for all views, and none where nothing has moved for a while: each new one takes memory of the engine's. */
    private static final ThreadPoolExecutor WORKERS =
            new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                    task -> {
                        var thread = new Thread(task, "live view");
                        thread.setDaemon(true);
                        return thread;
                    });

    static {
        WORKERS.allowCoreThreadTimeOut(true);
    }

    private static final Logger LOGGER = LoggerFactory.getLogger(LiveView.class);
    private static final int MOST_AWAKE = 50;
    private static final Deque<LiveView> AWAKE = new ArrayDeque<>();

    private final List<Control<?>> controls;
    private final Function<List<Object>, ?> function;
    private final Map<String, Object> page;
    private final Object first;
    private final Object[] values;
    private final List<Wires.Wire> wires = new ArrayList<>();
    private Optional<Wires.Cell> cell = Optional.empty();
    private Consumer<Object> screen = shown -> {};
    private boolean busy;
    private boolean moved;

    LiveView(List<Control<?>> controls, Function<List<Object>, ?> function) {
        this(controls, function, Map.of());
    }

    LiveView(List<Control<?>> controls, Function<List<Object>, ?> function, Map<String, Object> page) {
        this.page = page;
        this.controls = List.copyOf(controls);
        this.function = function;
        controls.forEach(Control::take);
        values = controls.stream().map(Control::first).toArray();
        first = result(List.of(values));
    }

    private Object result(List<Object> of) {
        Object result = function.apply(of);
        Arguments.require(result != null, "the function of the view gives null at %s: return a figure, a table or a text",
                described(of));
        return result;
    }

    private String described(List<Object> of) {
        List<String> each = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            each.add(controls.get(i).label() + " = " + of.get(i));
        }
        return String.join(", ", each);
    }

    /** Returns what the function gave at the first values. */
    public Object first() {
        return first;
    }

    /** Returns what the script of a page reads to follow the controls without a kernel; empty where it cannot. */
    public Map<String, Object> page() {
        return page;
    }

    /** Returns a line for a reader who sees no controls: what is shown, and how it comes to life. */
    public String note() {
        return described(Arrays.asList(values.clone())) + "; run this cell in JupyterLab to move "
                + (controls.size() == 1 ? "it" : "them");
    }

    /**
     * Opens the controls and the view in a front end. Earlier ones of this view are closed.
     *
     * @param to the front end
     * @param html of what the function gives
     * @return the model that the front end is to show
     */
    public synchronized String connect(Wires to, Function<Object, String> html) {
        close();
        cell = to.cell();
        remember(this, cell);
        List<Object> children = new ArrayList<>();
        for (int i = 0; i < controls.size(); i++) {
            int index = i;
            Control<?> control = controls.get(i);
            values[i] = control.first();
            Map<String, Object> state = state(control.model(), control.state());
            state.put("description", control.label());
            state.put("style", child(open(to, base("controls", "DescriptionStyle", WHOLE_LABEL), sent -> {})));
            state.put("layout", child(open(to, base("base", "Layout", WIDE), sent -> {})));
            children.add(child(open(to, state, sent -> move(index, control, sent))));
        }
        Map<String, Object> picture = state("HTML", Map.of("value", html.apply(first)));
        Wires.Wire view = open(to, picture, sent -> {});
        screen = shown -> {
            Map<String, Object> change = Map.of("value", html.apply(shown));
            picture.putAll(change);
            view.send(message(UPDATE, change));
        };
        children.add(child(view));
        return open(to, state("VBox", Map.of("children", children)), sent -> {}).id();
    }

    /**
     * The front end does not tell when an output goes, but which cell runs and which are deleted: the views of those fall asleep. So
     * does the oldest of many.
     */
    private static void remember(LiveView view, Optional<Wires.Cell> cell) {
        List<LiveView> gone;
        synchronized (AWAKE) {
            AWAKE.remove(view);
            gone = new ArrayList<>(AWAKE.stream().filter(other -> cell.isPresent() && other.isOver(cell.get())).toList());
            AWAKE.removeAll(gone);
            AWAKE.addLast(view);
            if (AWAKE.size() > MOST_AWAKE) {
                gone.add(AWAKE.removeFirst());
            }
        }
        gone.forEach(LiveView::close);
    }

    /** Tells whether the output that this view is in is gone, where another cell runs or the same one anew. */
    private synchronized boolean isOver(Wires.Cell now) {
        return cell.isPresent() && (now.deleted().contains(cell.get().id())
                || (now.id().equals(cell.get().id()) && !now.run().equals(cell.get().run())));
    }

    private static String child(Wires.Wire wire) {
        return "IPY_MODEL_" + wire.id();
    }

    private static Map<String, Object> state(String model, Map<String, Object> own) {
        return state("controls", model, "controls", model + "View", own);
    }

    /** How a control is drawn, which is a model without a view of its own. */
    private static Map<String, Object> base(String module, String model, Map<String, Object> own) {
        return state(module, model, "base", module.equals("base") ? model + "View" : "StyleView", own);
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

    private static Map<String, Object> message(String method, Map<String, Object> state) {
        return Map.of("method", method, "state", state, "buffer_paths", List.of());
    }

    /** A front end that has lost a model asks for its state. */
    private Wires.Wire open(Wires to, Map<String, Object> state, Consumer<Map<String, Object>> sent) {
        Wires.Wire[] wire = new Wires.Wire[1];
        wire[0] = to.open(TARGET, PROTOCOL, Map.of("state", state, "buffer_paths", List.of()), message -> {
            if ("request_state".equals(message.get("method"))) {
                wire[0].send(message(UPDATE, state));
            } else {
                Object changes = message.get("state");
                if (changes instanceof Map<?, ?> map) {
                    map.forEach((name, value) -> state.put(String.valueOf(name), value == null ? "" : value));
                }
                sent.accept(message);
            }
        });
        wires.add(wire[0]);
        return wire[0];
    }

    private void move(int index, Control<?> control, Map<String, Object> message) {
        Object parts = UPDATE.equals(message.get("method")) ? message.get("state") : message.get("content");
        if (parts instanceof Map<?, ?> map && map.get(control.property()) != null) {
            move(index, control.of(map.get(control.property())));
        }
    }

    /** Takes a value over. At most one thread computes for a view, and takes the last values when it has come to an end. */
    private synchronized void move(int index, Object value) {
        values[index] = value;
        moved = true;
        if (!busy) {
            busy = true;
            WORKERS.execute(this::follow);
        }
    }

    private void follow() {
        for (List<Object> now = taken(); now != null; now = taken()) {
            try {
                screen().accept(result(now));
            } catch (Exception | Error e) { // whatever it is, the next move must work
                say("The function fails at " + described(now) + ": " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            }
        }
    }

    private synchronized Consumer<Object> screen() {
        return screen;
    }

    private void say(String text) {
        try {
            screen().accept(text);
        } catch (RuntimeException e) {
            LOGGER.warn("{} (nor can this be shown: {})", text, e.toString());
        }
    }

    /** Returns the values to compute for; null, and the thread is free, where nothing has moved since. */
    private synchronized List<Object> taken() {
        busy = moved;
        moved = false;
        return busy ? Arrays.asList(values.clone()) : null;
    }

    /** Closes what the front end has of this view. */
    public synchronized void close() {
        wires.forEach(Wires.Wire::close);
        wires.clear();
        screen = shown -> {};
    }

    @Override
    public String toString() {
        return first + System.lineSeparator() + note();
    }
}
