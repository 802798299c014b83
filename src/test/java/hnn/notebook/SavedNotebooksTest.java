package hnn.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hnn.figure.PlotlyJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks as they are saved: what a reader on a code-hosting site sees, and how the cells are written. */
class SavedNotebooksTest {

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("notebooks"))) {
            return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
        }
    }

    private static List<JsonObject> cells(Path notebook) throws IOException {
        JsonArray cells = JsonParser.parseString(Files.readString(notebook)).getAsJsonObject().getAsJsonArray("cells");
        return StreamSupport.stream(cells.spliterator(), false).map(JsonElement::getAsJsonObject).toList();
    }

    private static boolean isCode(JsonObject cell) {
        return cell.get("cell_type").getAsString().equals("code");
    }

    @Test
    void theSeriesIsThere() throws IOException {
        assertThat(notebooks()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void itIsSavedWithOutputsAndWithoutErrors(Path notebook) throws IOException {
        assertThat(Files.size(notebook)).isLessThan(2_000_000);
        for (JsonObject cell : cells(notebook)) {
            if (isCode(cell)) {
                assertThat(cell.get("execution_count").isJsonNull()).as("%s", cell.get("source")).isFalse();
                String outputs = cell.get("outputs").toString();
                assertThat(outputs).doesNotContain("\"output_type\":\"error\"").doesNotContain("<script");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyFigureHasAStillAndWordsBesideIt(Path notebook) throws IOException {
        long figures = 0;
        for (JsonObject cell : cells(notebook)) {
            for (JsonElement output : isCode(cell) ? cell.getAsJsonArray("outputs") : new JsonArray()) {
                JsonObject data = output.getAsJsonObject().getAsJsonObject("data");
                if (data != null && data.has(PlotlyJson.MIME_TYPE)) {
                    assertThat(data.keySet()).contains("image/svg+xml", "text/plain");
                    figures++;
                }
            }
        }
        assertThat(figures).isPositive();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void aCellIsShortAndHasProseBeforeIt(Path notebook) throws IOException {
        boolean lastWasCode = false;
        for (JsonObject cell : cells(notebook)) {
            if (isCode(cell)) {
                assertThat(lastWasCode).as("code after code: %s", cell.get("source")).isFalse();
                assertThat(cell.getAsJsonArray("source").size()).as("%s", cell.get("source")).isLessThanOrEqualTo(15);
            }
            lastWasCode = isCode(cell);
        }
        assertThat(cells(notebook).get(1).getAsJsonArray("source").size()).as("the setup cell").isLessThanOrEqualTo(6);
    }
}
