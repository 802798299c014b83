package hnn.figure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
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
 * JSON reader understands. Three things are mended: numbers in quotes, escaped names, and titles that are plain strings,
 * which Plotly no longer takes.
 *
 * @param json {data, layout, config}
 */
public record TablesawFigure(Map<String, Object> json) {

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
        List<Object> traces = new ArrayList<>();
        Map<String, Object> layout = new LinkedHashMap<>();
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
        layout.putIfAbsent("paper_bgcolor", "#ffffff"); // a white card on any page, as all figures
        layout.putIfAbsent("plot_bgcolor", "#ffffff");
        return new TablesawFigure(Map.of("data", traces, "layout", layout,
                "config", Map.of("responsive", true, "displaylogo", false)));
    }

    /** Gives the traces the colors of their names, as all other figures have them; one without a name keeps Plotly's. */
    @SuppressWarnings("unchecked")
    private static void color(List<Object> traces) {
        Map<String, Role> roles = Role.among(traces.stream()
                .map(trace -> ((Map<String, Object>) trace).get("name")).filter(String.class::isInstance).map(String.class::cast).toList());
        for (Object trace : traces) {
            var map = (Map<String, Object>) trace;
            if (map.get("name") instanceof String name) {
                for (String part : List.of("marker", "line")) {
                    Map<String, Object> style = new LinkedHashMap<>(map.get(part) instanceof Map<?, ?> own ? (Map<String, Object>) own : Map.of());
                    style.putIfAbsent("color", roles.get(name).css());
                    map.put(part, style);
                }
            }
        }
    }

    /** Reads the object at the beginning of a text, whatever comes after it. */
    private static Map<String, Object> read(String text) {
        try {
            Map<String, Object> object = LENIENT.readValue(text);
            object.replaceAll(TablesawFigure::mended);
            return object;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Tablesaw's figure cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static Object mended(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, inner) -> copy.put(String.valueOf(key), mended(String.valueOf(key), inner)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return mended(list);
        }
        if (value instanceof String text) {
            String plain = HtmlEscape.unescapeHtml(text);
            return name.equals("title") ? Map.of("text", plain)
                    : NUMBER.matcher(plain).matches() && !name.equals("name") && !name.equals("text") ? number(plain) : plain;
        }
        return value instanceof Double number && !Double.isFinite(number) ? null : value;
    }

    /** A list is of numbers if nothing else is in it. */
    private static Object mended(List<?> list) {
        boolean numbers = list.stream().allMatch(item -> !(item instanceof String text)
                || text.equals("null") || text.equals("NaN") || NUMBER.matcher(text).matches());
        List<Object> copy = new ArrayList<>();
        for (Object item : list) {
            copy.add(numbers && item instanceof String text ? number(text) : mended("", item));
        }
        return copy;
    }

    private static Double number(String text) {
        return NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
    }

    /** Returns a still of lines and points, or nothing where the figure has others. */
    public Optional<Figure> still() {
        List<Mark> marks = new ArrayList<>();
        Map<String, Role> roles = Role.among(traces().stream().map(trace -> String.valueOf(trace.get("name"))).toList());
        for (Map<?, ?> trace : traces()) {
            if (!"scatter".equals(trace.get("type")) || !(trace.get("x") instanceof List<?> x && numeric(x))
                    || !(trace.get("y") instanceof List<?> y && numeric(y)) || x.isEmpty()) {
                return Optional.empty();
            }
            String name = String.valueOf(trace.get("name"));
            Role role = roles.get(name);
            marks.add(String.valueOf(trace.get("mode")).contains("lines")
                    ? new Mark.Curve(name, role, array(x), array(y)) : new Mark.Points(name, role, array(x), array(y)));
        }
        return marks.isEmpty() ? Optional.empty() : Optional.of(Figure.row(title(layout()), new Panel("",
                title(layout().get("xaxis")), title(layout().get("yaxis")), Panel.Scale.LINEAR, marks)));
    }

    @SuppressWarnings("unchecked")
    private List<Map<?, ?>> traces() {
        return (List<Map<?, ?>>) json.get("data");
    }

    private Map<?, ?> layout() {
        return (Map<?, ?>) json.get("layout");
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
        return title(layout()) + traces().stream().map(trace -> String.valueOf(trace.get("type"))).distinct().toList();
    }
}
