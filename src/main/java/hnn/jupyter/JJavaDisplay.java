package hnn.jupyter;

import hnn.live.Wires;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** The display of JJava. {@link IJavaDisplay} is its twin: the two kernels have the same classes under other names. */
record JJavaDisplay(Renderer renderer, JupyterIO io, Optional<Wires> wires) implements KernelDisplay {

    static JJavaDisplay of(BaseKernel kernel) {
        return new JJavaDisplay(kernel.getRenderer(), kernel.getIO(), JJavaWires.of(kernel));
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
        // setDisplayId returns another type in other releases; this is what it does in all of them.
        data.putTransientData(DisplayData.DISPLAY_ID_KEY, id);
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
