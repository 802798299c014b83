package hnn.live;

import hnn.Arguments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@link Live#view} makes: shown at the end of a cell, it follows its controls. */
public final class LiveView {

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
    private final List<Widget> widgets = new ArrayList<>();
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
            Map<String, Object> state = Widget.state(control.model(), control.state());
            state.put("description", control.label());
            state.put("style", open(to, Widget.wholeLabel()).name());
            state.put("layout", open(to, Widget.wide()).name());
            children.add(open(to, state, sent -> move(index, control, sent)).name());
        }
        Widget picture = open(to, Widget.state("HTML", Map.of("value", html.apply(first))));
        screen = shown -> picture.change("value", html.apply(shown));
        children.add(picture.name());
        return open(to, Widget.state("VBox", Map.of("children", children))).id();
    }

    private Widget open(Wires to, Map<String, Object> state) {
        return open(to, state, sent -> {});
    }

    private Widget open(Wires to, Map<String, Object> state, Consumer<Map<String, Object>> sent) {
        var widget = new Widget(to, state, sent);
        widgets.add(widget);
        return widget;
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

    private void move(int index, Control<?> control, Map<String, Object> message) {
        Object parts = Widget.UPDATE.equals(message.get("method")) ? message.get("state") : message.get("content");
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
        widgets.forEach(Widget::close);
        widgets.clear();
        screen = shown -> {};
    }

    @Override
    public String toString() {
        return first + System.lineSeparator() + note();
    }
}
