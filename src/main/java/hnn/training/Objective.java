package hnn.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import java.util.List;
import java.util.Optional;

/** What a training makes small: a loss on samples that lie in the engine's memory. */
public interface Objective {

    /** Returns the names of what the loss is the sum of. */
    default List<String> parts() {
        return List.of("mean squared error");
    }

    /**
     * Returns the variance of what is to be explained, of training and test samples, where the loss is its mean squared
     * error, for R^2; empty for any other loss.
     */
    default Optional<double[]> variances() {
        return Optional.empty();
    }

    /** Returns the number of training samples. */
    int size();

    /**
     * Returns the parts of the loss on training samples, each a single number with its graph.
     *
     * @param rows the samples, or null for all of them in order
     * @param memory owns all that is made
     */
    NDList train(Trainer trainer, int[] rows, NDManager memory);

    /** Returns the parts of the loss as numbers, and leaves the gradients of their sum in the parameters; see {@link #train}. */
    default double[] backward(Trainer trainer, int[] rows, NDManager memory) {
        NDList parts;
        try (GradientCollector gradients = trainer.newGradientCollector()) {
            parts = train(trainer, rows, memory);
            gradients.backward(parts.stream().reduce(NDArray::add).orElseThrow());
        }
        return parts.stream().mapToDouble(Objective::number).toArray();
    }

    /** Returns a single number out of the engine; getFloat looks for an index first, in three calls. */
    static double number(NDArray single) {
        return single.toFloatArray()[0];
    }

    /** Returns the parts of the loss on all test samples. */
    double[] test(Trainer trainer);

    /** Returns all samples, so that a training is not resumed on others. */
    List<NDArray> samples();
}
