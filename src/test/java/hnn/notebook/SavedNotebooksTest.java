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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks as they are saved: what a reader on a code-hosting site sees, and how the cells are written. */
class SavedNotebooksTest {

    private static final Predicate<String> NUMBERED = Pattern.compile("^\\d+\\. ").asPredicate();

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
    void everyFigureIsOneBundleOfPlotlyStillAndWords(Path notebook) throws IOException {
        long figures = 0;
        for (JsonObject cell : cells(notebook)) {
            for (JsonElement output : isCode(cell) ? cell.getAsJsonArray("outputs") : new JsonArray()) {
                JsonObject data = output.getAsJsonObject().getAsJsonObject("data");
                if (data != null && data.has(PlotlyJson.MIME_TYPE)) {
                    assertThat(data.keySet()).containsExactlyInAnyOrder(PlotlyJson.MIME_TYPE, "image/svg+xml", "text/plain");
                    JsonObject plotly = data.getAsJsonObject(PlotlyJson.MIME_TYPE);
                    assertThat(plotly.getAsJsonArray("data")).isNotEmpty();
                    assertThat(plotly.getAsJsonObject("layout").has("title")).isTrue();
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

    @ParameterizedTest
    @MethodSource("notebooks")
    void theCellsRunInIJavaToo(Path notebook) throws IOException {
        List<JsonObject> code = cells(notebook).stream().filter(SavedNotebooksTest::isCode).toList();
        assertThat(source(code.get(0))).contains("%classpath ../lib/*.jar", "NotebookDisplay.install();");
        for (JsonObject cell : code) {
            assertThat(source(cell)).doesNotContain("dflib");
            assertThat(source(cell).replaceAll("import [\\w.*]+;", ""))
                    .as("pages have a variable hnn, which hides the package in all but imports")
                    .doesNotContainPattern("\\bhnn\\.[a-z]+\\.[A-Z]");
            assertThat(source(cell).lines().filter(line -> line.startsWith("%") && !line.startsWith("%classpath"))).isEmpty();
        }
    }

    private static String source(JsonObject cell) {
        return StreamSupport.stream(cell.getAsJsonArray("source").spliterator(), false)
                .map(JsonElement::getAsString).collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void itEndsWithExercisesAndTheirSolutionsFolded(Path notebook) throws IOException {
        List<JsonObject> cells = cells(notebook);
        int last = cells.size() - 1;
        assertThat(isCode(cells.get(last))).as("the check of the page's claim").isTrue();
        String solutions = source(cells.get(last - 2));
        String exercises = source(cells.get(last - 3));
        assertThat(exercises).contains("## Exercises");
        assertThat(solutions).startsWith("<details>").endsWith("</details>");
        long questions = exercises.substring(exercises.indexOf("## Exercises")).lines().filter(NUMBERED).count();
        assertThat(solutions.lines().filter(NUMBERED).count()).isEqualTo(questions).isPositive();
    }
}
