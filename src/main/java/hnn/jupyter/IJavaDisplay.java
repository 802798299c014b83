package hnn.jupyter;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.DisplayStream;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** The display of IJava, which JJava continues; the twin of {@link JJavaDisplay}. */
record IJavaDisplay(Renderer renderer, DisplayStream stream) implements KernelDisplay {

    static IJavaDisplay of(BaseKernel kernel) {
        return new IJavaDisplay(kernel.getRenderer(), kernel.getIO().display);
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
            stream.updateDisplay(data);
        } else {
            stream.display(data);
        }
    }
}
