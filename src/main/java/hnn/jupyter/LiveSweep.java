package hnn.jupyter;

import hnn.figure.Figure;
import hnn.figure.Still;
import hnn.figure.SweepPictures;
import hnn.sweep.SweepProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A sweep in a cell: while it runs a bar, the time left, a picture of the results so far, and what failed; then the figure. */
final class LiveSweep implements SweepProgress {

    private static final long PAUSE_NANOS = 1_000_000_000;
    /** Drawing, during which no job is handed out, takes at most one part in so many of the time. */
    private static final int SHARE = 20;
    private static final int FAILURES_SHOWN = 5;

    private final Consumer<Map<String, Object>> output;
    private final List<String> failures = new ArrayList<>();
    private long nextDrawing = Long.MIN_VALUE;

    LiveSweep(Consumer<Map<String, Object>> output) {
        this.output = output;
    }

    @Override
    public void report(Update update) {
        if (update.isFailure()) {
            failures.add(update.said());
        }
        long begin = System.nanoTime();
        if (update.finished()) {
            Optional<Figure> figure = figure(update);
            output.accept(
                    figure.isPresent() && failures.isEmpty() ? Bundle.of(figure.get(), update.line()) : html(update, figure));
        } else if (nextDrawing == Long.MIN_VALUE || begin - nextDrawing >= 0) {
            output.accept(html(update, figure(update)));
            long end = System.nanoTime();
            nextDrawing = end + Math.max(PAUSE_NANOS, SHARE * (end - begin));
        }
    }

    private static Optional<Figure> figure(Update update) {
        return SweepPictures.bands(update.results().get());
    }

    private Map<String, Object> html(Update update, Optional<Figure> figure) {
        String bar = String.format(Locale.ROOT,
                "<progress style=\"width:100%%;max-width:860px\" max=\"%d\" value=\"%d\"></progress><pre style=\"margin:0\">%s</pre>",
                update.all(), update.done() + update.failed(), HtmlTable.escaped(update.line()));
        String failed = failures.isEmpty() ? "" : failures.stream().skip(Math.max(0, failures.size() - FAILURES_SHOWN))
                .map(HtmlTable::escaped).collect(Collectors.joining("\n", "<pre style=\"margin:0;color:#a33\">", "</pre>"));
        return Map.of(Bundle.HTML, bar + failed + figure.map(Still::svg).orElse(""), Bundle.TEXT,
                String.join("\n", failures) + (failures.isEmpty() ? "" : "\n") + update.line());
    }
}
