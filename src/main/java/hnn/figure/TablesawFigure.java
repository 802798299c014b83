package hnn.figure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unbescape.html.HtmlEscape;

/**
 * A figure of Tablesaw's own plotting, as Plotly's JSON.
 *
 * <p>Tablesaw writes JavaScript for a page that fetches Plotly from the network. What stands in it are objects that a lenient
 * JSON reader understands. Three things are fixed: numbers in quotes, escaped names, and titles that are plain strings,
 * which Plotly no longer takes.
 *
 * @param traces the curves, or whatever is drawn
 * @param layout the titles and axes
 */
public record TablesawFigure(List<Map<String, Object>> traces, Map<String, Object> layout) {

    private static final ObjectReader LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                    JsonReadFeature.ALLOW_MISSING_VALUES, JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build().readerFor(Map.class);
    private static final Pattern OBJECT = Pattern.compile("var\\s+(layout|trace\\w*)\\s*=\\s*(?=\\{)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    /**
     * Reads what Tablesaw wrote.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public static TablesawFigure of(tech.tablesaw.plotly.components.Figure figure) {
        String script = figure.asJavascript("figure");
        List<Map<String, Object>> traces = new ArrayList<>();
        Map<String, Object> layout = new HashMap<>(Map.of("paper_bgcolor", PlotlyJson.CARD, "plot_bgcolor", PlotlyJson.CARD));
        Matcher object = OBJECT.matcher(script);
        while (object.find()) {
            Map<String, Object> read = read(script.substring(object.end()));
            if (object.group(1).equals("layout")) {
                layout.putAll(read);
            } else {
                traces.add(read);
            }
        }
        color(traces);
        return new TablesawFigure(traces, layout);
    }

    /** Returns {data, layout, config}. */
    public Map<String, Object> json() {
        return Map.of("data", traces, "layout", layout, "config", PlotlyJson.CONFIG);
    }

    /** Gives the traces the colors of their names, as all other figures have them; one without a name keeps Plotly's. */
    private static void color(List<Map<String, Object>> traces) {
        List<Map<String, Object>> named = traces.stream().filter(trace -> trace.get("name") instanceof String).toList();
        Map<String, Role> roles = roles(named);
        for (Map<String, Object> trace : named) {
            for (String part : List.of("marker", "line")) {
                Map<Object, Object> style = new LinkedHashMap<>(trace.get(part) instanceof Map<?, ?> own ? own : Map.of());
                style.putIfAbsent("color", roles.get(name(trace)).css());
                trace.put(part, style);
            }
        }
    }

    private static Map<String, Role> roles(List<Map<String, Object>> traces) {
        return Role.among(traces.stream().map(TablesawFigure::name).toList());
    }

    private static String name(Map<String, Object> trace) {
        return String.valueOf(trace.get("name"));
    }

    /** Reads the object at the beginning of a text, whatever comes after it. */
    private static Map<String, Object> read(String text) {
        try {
            Map<String, Object> object = LENIENT.readValue(text);
            object.replaceAll(TablesawFigure::fixed);
            return object;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Tablesaw's figure cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static Object fixed(Object name, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>(map);
            copy.replaceAll(TablesawFigure::fixed);
            return copy;
        }
        if (value instanceof List<?> list) { // of numbers, if nothing else is in it
            boolean numbers = list.stream().allMatch(item -> !(item instanceof String text)
                    || text.equals("null") || text.equals("NaN") || NUMBER.matcher(text).matches());
            return list.stream().map(item -> numbers && item instanceof String text ? number(text) : fixed("", item)).toList();
        }
        if (value instanceof String text) {
            String plain = HtmlEscape.unescapeHtml(text);
            return name.equals("title") ? Map.of("text", plain)
                    : NUMBER.matcher(plain).matches() && !name.equals("name") && !name.equals("text") ? number(plain) : plain;
        }
        return value instanceof Double number && !Double.isFinite(number) ? null : value;
    }

    private static Double number(String text) {
        return NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
    }

    /** Returns a still of lines and points, or nothing where the figure has others. */
    public Optional<Figure> still() {
        List<Mark> marks = new ArrayList<>();
        Map<String, Role> roles = roles(traces);
        for (Map<String, Object> trace : traces) {
            if (!"scatter".equals(trace.get("type")) || !(trace.get("x") instanceof List<?> x && numeric(x))
                    || !(trace.get("y") instanceof List<?> y && numeric(y)) || x.isEmpty()) {
                return Optional.empty();
            }
            String name = name(trace);
            marks.add(String.valueOf(trace.get("mode")).contains("lines")
                    ? new Mark.Curve(name, roles.get(name), array(x), array(y))
                    : new Mark.Points(name, roles.get(name), array(x), array(y)));
        }
        return marks.isEmpty() ? Optional.empty() : Optional.of(Figure.row(title(layout), new Panel("",
                title(layout.get("xaxis")), title(layout.get("yaxis")), Panel.Scale.LINEAR, marks)));
    }

    private static boolean numeric(List<?> list) {
        return list.stream().allMatch(item -> item == null || item instanceof Number);
    }

    private static double[] array(List<?> list) {
        return list.stream().mapToDouble(item -> item == null ? Double.NaN : ((Number) item).doubleValue()).toArray();
    }

    private static String title(Object of) {
        return of instanceof Map<?, ?> map && map.get("title") instanceof Map<?, ?> title
                ? String.valueOf(title.get("text")) : "";
    }

    /** Says in words what is drawn. */
    @Override
    public String toString() {
        return title(layout) + traces.stream().map(trace -> String.valueOf(trace.get("type"))).distinct().toList();
    }
}
