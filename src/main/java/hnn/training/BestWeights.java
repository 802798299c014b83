package hnn.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import hnn.EngineMemory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Early stopping: a copy of the weights as they were when the test loss was smallest. */
public final class BestWeights implements AutoCloseable {

    private final Map<Parameter, NDArray> best = new LinkedHashMap<>();
    private final int patience;
    private double testLoss = Double.POSITIVE_INFINITY;
    private int step;

    BestWeights(List<Parameter> parameters, int patience) {
        this.patience = patience;
        parameters.forEach(parameter -> best.put(parameter, parameter.getArray().stopGradient().duplicate()));
    }

    /** Returns the best values of a parameter, which stay ours. */
    public NDArray of(Parameter parameter) {
        return best.get(parameter);
    }

    /** Remembers what a resumed training had seen; a checkpoint has put the weights in place. */
    void resume(History history, IntPredicate looked) {
        double[] steps = history.column("step");
        double[] losses = history.column("test loss");
        for (int i = 0; i < steps.length; i++) {
            if (looked.test((int) steps[i]) && losses[i] < testLoss) {
                testLoss = losses[i];
                step = (int) steps[i];
            }
        }
    }

    /** Copies the weights if the test loss is smaller than before. */
    void see(int step, double testLoss) {
        if (testLoss < this.testLoss) {
            this.testLoss = testLoss;
            this.step = step;
            best.forEach((parameter, values) -> EngineMemory.overwrite(values, parameter.getArray()));
        }
    }

    /** Tells whether the test loss has not become smaller for too many steps. */
    boolean isStale(int now) {
        return now - step >= patience;
    }

    /** Puts the best weights in place and returns the step that they are of. */
    int restore() {
        best.forEach((parameter, values) -> EngineMemory.overwrite(parameter.getArray(), values));
        return step;
    }

    @Override
    public void close() {
        best.values().forEach(NDArray::close);
    }
}
