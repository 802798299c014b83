package hnn.jupyter;

import hnn.training.Progress;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** JJava finds this class by itself when the jar comes on its class path. */
public final class HnnExtension implements Extension {

    @Override
    public void install(BaseKernel kernel) {
        NotebookDisplay.install(() -> JJavaDisplay.of(kernel));
    }

    @Override
    public void uninstall(BaseKernel kernel) {
        Progress.setHere(Progress::terminal);
    }
}
