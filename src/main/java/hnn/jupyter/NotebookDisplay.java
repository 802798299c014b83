package hnn.jupyter;

import hnn.Native;
import hnn.data.Samples;
import hnn.figure.Animation;
import hnn.figure.Figure;
import hnn.live.LiveView;
import hnn.phase.Trajectory;
import hnn.sweep.SweepProgress;
import hnn.table.Tables;
import hnn.training.History;
import hnn.training.Progress;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.tablesaw.api.Table;

/** Teaches the kernel to show tables, figures and trainings. */
public final class NotebookDisplay {

    private static final Logger LOGGER = LoggerFactory.getLogger(NotebookDisplay.class);
    private static boolean installed;

    private NotebookDisplay() {}

    /**
     * Registers the display with the kernel that this code runs in, JJava or IJava. A page calls it in its first cell. Where
     * it was registered before, by the kernel itself or by another call, nothing happens; outside of a kernel neither.
     */
    public static void install() {
        install(NotebookDisplay::ofThisKernel);
    }

    /** A failure in an extension would end the kernel, so nothing is let through. */
    static synchronized void install(Supplier<KernelDisplay> kernel) {
        if (installed) {
            return;
        }
        try {
            KernelDisplay display = kernel.get();
            if (display == null) {
                return;
            }
            System.getProperties().putIfAbsent("java.awt.headless", "true");
            Native.prepare();
            register(display);
            display.takePrints();
            Screen.run(Table::create); // a class that an interrupt finds at its first use would be of no use from then on
            Progress.setHere(() -> new LiveTraining(new CellOutput(display)::put));
            SweepProgress.setHere(() -> new LiveSweep(new CellOutput(display)::put));
            installed = true;
        } catch (RuntimeException | LinkageError e) {
            LOGGER.warn("tables and figures will be shown as text: {}", e.toString());
        }
    }

    /** Returns the progress of a training as a cell shows it: the screen gets each bundle, by MIME type, in place of the last. */
    public static Progress progressOn(Consumer<Map<String, Object>> screen) {
        return new LiveTraining(screen);
    }

    /** Registers what is shown; a test can do this with a renderer alone. */
    static void register(KernelDisplay display) {
        display.register(Table.class, Bundle.TABLE, Bundle::of);
        display.register(Trajectory.class, Bundle.TABLE, path -> Bundle.of(Tables.of(path)));
        display.register(Samples.class, Bundle.TABLE, samples -> Bundle.of(Tables.of(samples)));
        display.register(History.class, Bundle.TABLE, history -> Bundle.of(Tables.of(history)));
        display.register(Figure.class, Bundle.FIGURE, Bundle::of);
        display.register(Animation.class, Bundle.FIGURE, Bundle::of);
        display.register(tech.tablesaw.plotly.components.Figure.class, Bundle.FIGURE, Bundle::of);
        display.register(LiveView.class, Bundle.LIVE, view -> live(display, view));
    }

    /** Shows the still as an output of its own, for a reader whom no kernel answers; the controls are the cell's value. */
    private static Map<String, Object> live(KernelDisplay display, LiveView view) {
        if (display.wires().isEmpty()) {
            return Bundle.still(view);
        }
        display.show(UUID.randomUUID().toString(), Bundle.still(view), false);
        return Bundle.live(view, display.wires().get());
    }

    /** Returns nothing outside of a kernel. Each kernel keeps itself in a static method of a class that the other has not. */
    private static KernelDisplay ofThisKernel() {
        return call("org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel") instanceof BaseKernel jjava
                ? JJavaDisplay.of(jjava) : ofIJava(call("io.github.spencerpark.ijava.IJava", "getKernelInstance"));
    }

    static KernelDisplay ofIJava(Object kernel) {
        return kernel == null ? null : IJavaDisplay.of((io.github.spencerpark.jupyter.kernel.BaseKernel) kernel);
    }

    private static Object call(String type, String method) {
        try {
            return Class.forName(type).getMethod(method).invoke(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }
}
