package hnn.jupyter;

import hnn.training.Progress;
import hnn.training.TextProgress;
import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Progress as one output of the running cell that is updated in place. */
final class CellProgress {

    private CellProgress() {}

    static Progress in(BaseKernel kernel) {
        DisplayStream stream = kernel.getIO().display;
        String id = UUID.randomUUID().toString();
        boolean[] shown = {false};
        return new TextProgress(line -> {
            var data = new DisplayData(line);
            // setDisplayId differs between releases of the kernel; this is what it does in all of them.
            data.putTransientData(DisplayData.DISPLAY_ID_KEY, id);
            if (shown[0]) {
                stream.updateDisplay(data);
            } else {
                stream.display(data);
                shown[0] = true;
            }
        }, () -> {});
    }
}
