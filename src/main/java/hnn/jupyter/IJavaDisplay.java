package hnn.jupyter;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** The display of IJava, which JJava continues; the twin of {@link JJavaDisplay}. */
record IJavaDisplay(Renderer renderer, JupyterIO io) implements KernelDisplay {

    static IJavaDisplay of(BaseKernel kernel) {
        return new IJavaDisplay(kernel.getRenderer(), kernel.getIO());
    }

    @Override
    public <T> void register(Class<T> type, String[] forms, Function<T, Map<String, Object>> bundle) {
        renderer.createRegistration(type).preferring(forms[0]).supporting(Arrays.copyOfRange(forms, 1, forms.length))
                .register((value, context) -> bundle.apply(value).forEach(context.getOutputContainer()::putData));
    }

    @Override
    public void show(String id, Map<String, Object> bundle, boolean again) {
        var data = new DisplayData();
        bundle.forEach(data::putData);
        data.setDisplayId(id);
        if (again) {
            io.display.updateDisplay(data);
        } else {
            io.display.display(data);
        }
    }

    @Override
    public void takePrints() {
        Screen.takePrints(io);
    }
}
