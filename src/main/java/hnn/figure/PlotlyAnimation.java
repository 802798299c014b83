package hnn.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
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
    @SuppressWarnings("unchecked")
    public static Map<String, Object> of(Animation animation) {
        Map<String, Object> json = new HashMap<>(PlotlyJson.of(animation.at(0)));
        List<Integer> moving = movingTraces((List<Map<String, Object>>) json.get("data"));
        json.put("frames", IntStream.range(0, animation.times().length).mapToObj(i -> frame(animation, i, moving)).toList());
        var layout = (Map<String, Object>) json.get("layout");
        layout.putAll(Map.of("updatemenus", List.of(buttons(animation.isFilm())), "sliders", List.of(slider(animation)),
                "height", (int) layout.get("height") + CONTROLS, "margin", PlotlyJson.margin(PlotlyJson.BOTTOM + CONTROLS),
                "showlegend", false));
        return json;
    }

    /** Returns the traces that move, which come last in their panels, and draws their dots large. */
    @SuppressWarnings("unchecked")
    private static List<Integer> movingTraces(List<Map<String, Object>> traces) {
        List<Integer> moving = new ArrayList<>();
        for (int i = 0; i < traces.size(); i++) {
            if (Animation.MOVING.equals(traces.get(i).get("name"))) {
                moving.add(i);
                traces.get(i).computeIfPresent("marker", (key, small) -> {
                    Map<String, Object> marker = new HashMap<>((Map<String, Object>) small);
                    marker.putAll(Map.of("size", 12, "opacity", 1));
                    return marker;
                });
            }
        }
        return moving;
    }

    private static Map<String, Object> frame(Animation animation, int frame, List<Integer> moving) {
        // In the order of the traces: by panel, and within a panel as given.
        var data = IntStream.range(0, animation.background().panels().size()).boxed()
                .flatMap(panel -> animation.movers().stream().filter(mover -> mover.panel() == panel))
                .map(mover -> PlotlyTrace.content(mover.at().apply(frame))).toList();
        return Map.of("name", String.valueOf(frame), "data", data, "traces", moving);
    }

    private static Map<String, Object> buttons(boolean redraw) {
        List<Object> nothing = Collections.singletonList(null); // Plotly pauses when told to animate to this
        var buttons = List.of(button("Play", null, step(FRAME_MILLISECONDS, redraw)), button("Pause", nothing, step(0, redraw)));
        return Map.of("type", "buttons", "direction", "left", "x", 0, "y", -0.16, "xanchor", "left", "yanchor", "top",
                "pad", Map.of("t", 36), "showactive", false, "buttons", buttons);
    }

    private static Map<String, Object> button(String label, Object frames, Map<String, Object> step) {
        Map<String, Object> options = new HashMap<>(step);
        options.put("fromcurrent", true);
        return Map.of("label", label, "method", "animate", "args", Arrays.asList(frames, options));
    }

    /** Dots can be moved alone; images come only with the panels redrawn. */
    private static Map<String, Object> step(int milliseconds, boolean redraw) {
        return Map.of("mode", "immediate", "frame", Map.of("duration", milliseconds, "redraw", redraw),
                "transition", Map.of("duration", 0));
    }

    private static Map<String, Object> slider(Animation animation) {
        double[] times = animation.times();
        String format = Arrays.stream(times).allMatch(t -> t == Math.rint(t)) ? "%.0f" : "%.1f";
        var steps = IntStream.range(0, times.length).mapToObj(i -> Map.of("label", String.format(Locale.ROOT, format, times[i]),
                "method", "animate", "args", List.of(List.of(String.valueOf(i)), step(0, animation.isFilm())))).toList();
        return Map.of("active", 0, "x", 0.2, "len", 0.8, "y", -0.16, "yanchor", "top", "pad", Map.of("t", 20),
                "currentvalue", Map.of("prefix", animation.isFilm() ? "frame " : "t = "), "steps", steps);
    }
}
