package hnn.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import hnn.EngineMemory;
import java.util.List;

/** Early stopping: a copy of the weights as they were when the test loss was smallest. */
final class BestWeights implements AutoCloseable {

    private final List<NDArray> weights;
    private final List<NDArray> best;
    private double testLoss = Double.POSITIVE_INFINITY;
    private int step;

    BestWeights(List<Parameter> parameters) {
        weights = parameters.stream().map(Parameter::getArray).toList();
        best = weights.stream().map(weight -> weight.stopGradient().duplicate()).toList();
    }

    /** Copies the weights if the test loss is smaller than before. */
    void see(int step, double testLoss) {
        if (testLoss < this.testLoss) {
            this.testLoss = testLoss;
            this.step = step;
            copy(weights, best);
        }
    }

    /** Takes over what a resumed training had seen. */
    void resume(int step, double testLoss) {
        this.step = step;
        this.testLoss = testLoss;
    }

    /** Returns how many steps ago the test loss was smallest. */
    int stepsSince(int now) {
        return now - step;
    }

    /** Puts the best weights in place. */
    void restore() {
        copy(best, weights);
    }

    private static void copy(List<NDArray> from, List<NDArray> to) {
        for (int i = 0; i < to.size(); i++) {
            EngineMemory.overwrite(to.get(i), from.get(i));
        }
    }

    @Override
    public void close() {
        best.forEach(NDArray::close);
    }
}
