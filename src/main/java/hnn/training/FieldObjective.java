package hnn.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.loss.Loss;
import hnn.EngineMemory;
import hnn.data.Dataset;
import hnn.data.Samples;
import hnn.network.ClosedForm;
import hnn.network.MeanLoss;
import hnn.network.MeanSquaredError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hipparchus.stat.StatUtils;

/**
 * A loss of the difference between a field and the observed dx/dt, the mean square unless another is given.
 *
 * @param both the variances of dx/dt
 */
record FieldObjective(Samples train, Samples test, Loss loss, double[] both) implements Objective {

    static FieldObjective of(NDManager manager, Dataset data, Loss loss) {
        return new FieldObjective(States.of(manager, data.train()), States.of(manager, data.test()), loss,
                new double[] {variance(data.train().velocity()), variance(data.test().velocity())});
    }

    @Override
    public NDList loss(UnaryOperator<NDList> model, NDList batch) {
        return new NDList(loss.evaluate(new NDList(batch.get(1)), model.apply(new NDList(batch.get(0)))));
    }

    @Override
    public boolean isMean() {
        return loss instanceof MeanLoss;
    }

    @Override
    public Optional<ClosedForm> closedForm(Block block) {
        return ClosedForm.of(block, loss);
    }

    @Override
    public Optional<double[]> variances() {
        return loss instanceof MeanSquaredError ? Optional.of(both) : Optional.empty();
    }

    /** Returns the mean over rows and columns of the squared distance to the column's mean. */
    private static double variance(double[][] rows) {
        double sum = 0;
        for (int i = 0; i < rows[0].length; i++) {
            int column = i;
            sum += StatUtils.populationVariance(Arrays.stream(rows).mapToDouble(row -> row[column]).toArray());
        }
        return sum / rows[0].length;
    }

    private record States(NDArray x, NDArray velocity) implements Samples {

        static States of(NDManager manager, hnn.data.Samples samples) {
            return new States(EngineMemory.matrix(manager, samples.x()), EngineMemory.matrix(manager, samples.velocity()));
        }

        @Override
        public NDList batch(int[] rows, NDManager memory) {
            NDArray index = memory.create(rows);
            return new NDList(EngineMemory.rows(x, index), EngineMemory.rows(velocity, index));
        }

        @Override
        public List<NDArray> arrays() {
            return List.of(x, velocity);
        }
    }
}
