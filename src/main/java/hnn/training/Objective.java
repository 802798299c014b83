package hnn.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import hnn.network.ClosedForm;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a training makes small: a loss on samples that lie in the engine's memory. */
public interface Objective {

    /** Samples in the engine's memory. */
    interface Samples {

        /** Returns how many there are: the rows of the first array, unless a sample is made of several. */
        default int size() {
            return (int) arrays().get(0).getShape().get(0);
        }

        /** Returns some of them, owned by the manager of one step. */
        NDList batch(int[] rows, NDManager memory);

        /** Returns all of them, so that a training is not resumed on others. */
        List<NDArray> arrays();
    }

    /** Returns the samples to learn from. */
    Samples train();

    /** Returns the samples to judge by. */
    Samples test();

    /** Returns the names of what the loss is the sum of. */
    default List<String> parts() {
        return List.of("mean squared error");
    }

    /**
     * Returns the parts of the loss on a batch, each a single number with its graph where one is recorded.
     *
     * @param model what the block makes of its inputs; it is called from several threads
     */
    NDList loss(UnaryOperator<NDList> model, NDList batch);

    /** Tells whether the loss is a mean over samples, so that a batch can be taken in parts; if not, it is taken as a whole. */
    default boolean isMean() {
        return false;
    }

    /** Returns how many rows of the networks' input a sample stands for, where it is a window of a longer recording. */
    default int rowsPerSample() {
        return 1;
    }

    /** Returns a shortcut to the gradients of the loss on a batch, if there is one. */
    default Optional<ClosedForm> closedForm(Block block) {
        return Optional.empty();
    }

    /**
     * Returns the variance of what is to be explained, of training and test samples, where the loss is its mean squared
     * error, for R^2; empty for any other loss.
     */
    default Optional<double[]> variances() {
        return Optional.empty();
    }
}
