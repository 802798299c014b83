package hnn.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;
import hnn.GarbageCollector;
import hnn.network.MeanSquaredError;
import hnn.pixel.LatentLoss;
import org.junit.jupiter.api.Test;

/** What the losses record must be there when the gradient is taken, whatever the garbage collector does between. */
class LossTest {

    @Test
    void theGradientOfTheMeanSquaredErrorOutlivesACollection() throws InterruptedException {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray predicted = manager.create(new float[] {1, 2, 3, 4}, new Shape(2, 2));
            NDArray observed = manager.create(new float[] {0, 0, 0, 0}, new Shape(2, 2));
            float[] gradient = gradient(new MeanSquaredError(), observed, new NDList(predicted), predicted);
            assertThat(gradient).containsExactly(0.5f, 1, 1.5f, 2);
        }
    }

    @Test
    void theGradientOfTheLatentLossOutlivesACollection() throws InterruptedException {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray pairs = manager.zeros(new Shape(2, 1, 4));
            NDArray field = manager.create(new float[] {3, 4}, new Shape(1, 2));
            NDList output = new NDList(
                    manager.zeros(new Shape(1, 4)), manager.zeros(new Shape(1, 2)), manager.zeros(new Shape(1, 2)), field);
            assertThat(gradient(new LatentLoss(), pairs, output, field)).containsExactly(0.1f * 3, 0.1f * 4);
        }
    }

    private static float[] gradient(Loss loss, NDArray labels, NDList predictions, NDArray of)
            throws InterruptedException {
        of.setRequiresGradient(true);
        try (var collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray value = loss.evaluate(new NDList(labels), predictions);
            GarbageCollector.runAndOverwrite();
            collector.backward(value);
        }
        return of.getGradient().toFloatArray();
    }
}
