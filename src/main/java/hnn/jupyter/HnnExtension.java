package hnn.jupyter;

import hnn.Native;
import hnn.figure.Animation;
import hnn.figure.Figure;
import hnn.figure.PlotlyAnimation;
import hnn.figure.PlotlyJson;
import hnn.training.Progress;
import java.util.Map;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.tablesaw.api.Table;

/**
 * Teaches the kernel to show tables, figures and progress.
 *
 * <p>A figure is shown as one bundle: Plotly's JSON for JupyterLab, an SVG for pages without scripts, and words.
 */
public final class HnnExtension implements Extension {

    private static final Logger LOGGER = LoggerFactory.getLogger(HnnExtension.class);
    /** Not PNG: where there is one, JupyterLab's Plotly shows it in place of the figure until the mouse comes. */
    private static final String SVG = "image/svg+xml";

    @Override
    public void install(BaseKernel kernel) {
        // A failure here would end the kernel, so nothing is let through.
        try {
            Native.prepare();
            if (System.getProperty("java.awt.headless") == null) {
                System.setProperty("java.awt.headless", "true");
            }
            register(kernel.getRenderer());
            Progress.setHere(() -> CellProgress.in(kernel));
        } catch (RuntimeException | LinkageError e) {
            LOGGER.warn("tables and figures will be shown as text: {}", e.toString());
        }
    }

    @Override
    public void uninstall(BaseKernel kernel) {
        Progress.setHere(Progress::terminal);
    }

    /** Registers the renderers alone, which a test can do without a kernel. */
    static void register(Renderer renderer) {
        renderer.createRegistration(Table.class)
                .preferring("text/html").supporting("text/plain")
                .register((table, context) -> show(table, context.getOutputContainer()));
        renderer.createRegistration(Figure.class)
                .preferring(PlotlyJson.MIME_TYPE).supporting(SVG, "text/plain")
                .register((figure, context) -> show(PlotlyJson.of(figure), figure, figure.toString(), context));
        renderer.createRegistration(Animation.class)
                .preferring(PlotlyJson.MIME_TYPE).supporting(SVG, "text/plain")
                .register((animation, context) ->
                        show(PlotlyAnimation.of(animation), animation.at(0), animation.toString(), context));
    }

    private static void show(Table table, DisplayData output) {
        output.putHTML(HtmlTable.of(table));
        output.putText(table.print(HtmlTable.ROWS));
    }

    private static void show(Map<String, Object> plotly, Figure still, String words, RenderContext context) {
        DisplayData output = context.getOutputContainer();
        output.putData(PlotlyJson.MIME_TYPE, plotly);
        StillImage.svg(still).ifPresent(svg -> output.putData(SVG, svg));
        output.putText(words);
    }
}
