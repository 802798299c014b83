package hnn.jupyter;

import hnn.figure.Figure;
import hnn.figure.Mark;
import hnn.figure.Panel;
import hnn.figure.Panel.Scale;
import hnn.figure.Pictures;
import hnn.figure.Role;
import hnn.training.Progress;
import hnn.training.TrainingUpdate;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A training in a cell: while it runs a bar, the rate, the time left and a sketch of the losses so far, because JupyterLab's
 * Plotly does not redraw an output; at the end a figure of the losses.
 */
final class LiveTraining implements Progress {

    private static final long PAUSE_NANOS = 400_000_000;
    /** Drawing takes at most one part in so many of the time. */
    private static final int SHARE = 100;

    private final Consumer<Map<String, Object>> output;
    private final LossCurve losses = new LossCurve();
    private long nextDrawing = Long.MIN_VALUE;

    LiveTraining(Consumer<Map<String, Object>> output) {
        this.output = output;
    }

    @Override
    public void report(TrainingUpdate update) {
        losses.add(update.step(), update.trainLoss(), update.testLoss());
        long begin = System.nanoTime();
        if (update.finished()) {
            output.accept(Bundle.of(figure(update), update.line()));
        } else if (nextDrawing == Long.MIN_VALUE || begin - nextDrawing >= 0) {
            output.accept(running(update));
            long end = System.nanoTime();
            nextDrawing = end + Math.max(PAUSE_NANOS, SHARE * (end - begin));
        }
    }

    private Map<String, Object> running(TrainingUpdate update) {
        String bar = String.format(Locale.ROOT,
                "<progress style=\"width:100%%;max-width:860px\" max=\"%d\" value=\"%d\"></progress>"
                        + "<pre style=\"margin:0\">%s</pre>",
                update.steps(), update.step(), HtmlTable.escaped(update.line()));
        String sketch = LossSketch.svg(losses, update.steps(), Role.of(update.name()).css());
        return Map.of(Bundle.HTML, bar + sketch, Bundle.TEXT, update.line());
    }

    private Figure figure(TrainingUpdate update) {
        String title = String.format(Locale.ROOT, "%s: %s after %,d of %,d steps, %.1f s", update.name(),
                update.step() < update.steps() ? "stopped" : "trained", update.step(), update.steps(), update.seconds());
        Role role = Role.of(update.name());
        return Figure.row(title, Panel.of("loss along the training", Pictures.STEP, "loss", Scale.LOGARITHMIC).with(
                new Mark.Curve("train", role, Mark.Line.FAINT, losses.steps(), losses.train()),
                new Mark.Curve("test", role, losses.steps(), losses.test())));
    }
}
