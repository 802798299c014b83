package hnn.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** A row or settings as one line of JSON, in which a number that is none is NaN, as Python writes and reads it. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

    private Json() {}

    static String of(Map<String, Object> cells) {
        try {
            return MAPPER.writeValueAsString(cells);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns numbers as doubles. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> read(String line) throws JsonProcessingException {
        Map<String, Object> cells = MAPPER.readValue(line, Map.class);
        return asDoubles(cells);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asDoubles(Map<String, Object> cells) {
        cells.replaceAll((name, value) -> value instanceof Number number ? (Object) number.doubleValue()
                : value instanceof Map<?, ?> inner ? asDoubles((Map<String, Object>) inner) : value);
        return cells;
    }
}
