package hnn.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** An animation in Plotly's JSON schema: the first frame as a figure, then frames of what moves, play and a slider. */
public final class PlotlyAnimation {

    private static final int FRAME_MILLISECONDS = 60;
    /** The height of the buttons and the slider. */
    private static final int CONTROLS = 50;

    private PlotlyAnimation() {}

    /** Returns {data, layout, config, frames}. */
    public static Map<String, Object> of(Animation animation) {
        Map<String, Object> json = new LinkedHashMap<>(PlotlyJson.of(animation.at(0)));
        List<Integer> moving = movingTraces(json);
        List<Object> frames = new ArrayList<>();
        for (int i = 0; i < animation.times().length; i++) {
            frames.add(frame(animation, i, moving));
        }
        // Dots can be moved alone; images come only with the panels drawn anew.
        boolean redraw = animation.movers().stream().anyMatch(Animation.Clip.class::isInstance);
        json.put("frames", frames);
        @SuppressWarnings("unchecked")
        var layout = (Map<String, Object>) json.get("layout");
        layout.put("updatemenus", List.of(buttons(redraw)));
        layout.put("sliders", List.of(slider(animation, redraw)));
        layout.put("height", (int) layout.get("height") + CONTROLS);
        layout.put("margin", Map.of("t", PlotlyJson.TOP, "r", 20, "b", PlotlyJson.BOTTOM + CONTROLS, "l", 70));
        layout.put("showlegend", false);
        return json;
    }

    /** Returns the traces that move, which come last in their panels, and draws their dots large. */
    private static List<Integer> movingTraces(Map<String, Object> json) {
        List<Integer> moving = new ArrayList<>();
        @SuppressWarnings("unchecked")
        var traces = (List<Map<String, Object>>) json.get("data");
        for (int i = 0; i < traces.size(); i++) {
            if (Animation.MOVING.equals(traces.get(i).get("name"))) {
                enlargeDots(traces.get(i));
                moving.add(i);
            }
        }
        return moving;
    }

    private static void enlargeDots(Map<String, Object> trace) {
        if (trace.get("marker") instanceof Map<?, ?> small) {
            Map<Object, Object> marker = new LinkedHashMap<>(small);
            marker.put("size", 12);
            marker.put("opacity", 1);
            trace.put("marker", marker);
        }
    }

    private static Map<String, Object> frame(Animation animation, int frame, List<Integer> moving) {
        // In the order of the traces: by panel, and within a panel as given.
        List<Object> data = IntStream.range(0, animation.background().panels().size()).boxed()
                .flatMap(panel -> animation.movers().stream().filter(mover -> mover.panel() == panel))
                .<Object>map(mover -> PlotlyTrace.content(mover.at(frame)))
                .toList();
        return Map.of("name", String.valueOf(frame), "data", data, "traces", moving);
    }

    private static Map<String, Object> buttons(boolean redraw) {
        Map<String, Object> play = button("Play", null, step(FRAME_MILLISECONDS, redraw));
        Map<String, Object> pause = button("Pause", nothing(), step(0, redraw));
        return Map.of("type", "buttons", "direction", "left", "x", 0, "y", -0.16, "xanchor", "left", "yanchor", "top",
                "pad", Map.of("t", 36), "showactive", false, "buttons", List.of(play, pause));
    }

    /** Plotly pauses when told to animate to [null]. */
    private static List<Object> nothing() {
        List<Object> list = new ArrayList<>();
        list.add(null);
        return list;
    }

    private static Map<String, Object> button(String label, Object frames, Map<String, Object> step) {
        Map<String, Object> button = new LinkedHashMap<>();
        button.put("label", label);
        button.put("method", "animate");
        List<Object> arguments = new ArrayList<>();
        arguments.add(frames);
        Map<String, Object> options = new LinkedHashMap<>(step);
        options.put("fromcurrent", true);
        arguments.add(options);
        button.put("args", arguments);
        return button;
    }

    private static Map<String, Object> step(int milliseconds, boolean redraw) {
        return Map.of("mode", "immediate", "frame", Map.of("duration", milliseconds, "redraw", redraw),
                "transition", Map.of("duration", 0));
    }

    private static Map<String, Object> slider(Animation animation, boolean redraw) {
        List<Object> steps = new ArrayList<>();
        boolean whole = Arrays.stream(animation.times()).allMatch(t -> t == Math.rint(t));
        for (int i = 0; i < animation.times().length; i++) {
            steps.add(Map.of("label", String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", animation.times()[i]), "method", "animate",
                    "args", List.of(List.of(String.valueOf(i)), step(0, redraw))));
        }
        return Map.of("active", 0, "x", 0.2, "len", 0.8, "y", -0.16, "yanchor", "top", "pad", Map.of("t", 20),
                "currentvalue", Map.of("prefix", animation.movers().stream().anyMatch(Animation.Clip.class::isInstance) ? "frame " : "t = "), "steps", steps);
    }
}
