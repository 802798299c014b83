package hnn.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import hnn.EngineMemory;
import hnn.data.Dataset;
import hnn.data.Samples;
import hnn.network.ClosedForm;
import hnn.network.MeanSquaredError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.stat.StatUtils;

/** A loss of the difference between a field and the observed dx/dt, the mean square unless another is given. */
final class FieldObjective implements Objective {

    private final Tensors train;
    private final Tensors test;
    private final Loss loss;
    private final double[] variances;
    private Optional<ClosedForm> closedForm;

    FieldObjective(NDManager manager, Dataset data, Loss loss) {
        this.loss = loss;
        variances = new double[] {variance(data.train().velocity()), variance(data.test().velocity())};
        train = Tensors.of(manager, data.train());
        test = Tensors.of(manager, data.test());
    }

    @Override
    public Optional<double[]> variances() {
        return loss instanceof MeanSquaredError ? Optional.of(variances) : Optional.empty();
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

    @Override
    public int size() {
        return (int) train.x().getShape().get(0);
    }

    @Override
    public NDList train(Trainer trainer, int[] rows, NDManager memory) {
        Tensors batch = train.in(memory, rows);
        return new NDList(loss.evaluate(batch.labels(), trainer.forward(batch.inputs())));
    }

    /** Without a graph where the block knows the gradients of its error. */
    @Override
    public double[] backward(Trainer trainer, int[] rows, NDManager memory) {
        if (closedForm == null) {
            closedForm = ClosedForm.of(trainer.getModel().getBlock(), loss);
        }
        if (closedForm.isEmpty()) {
            return Objective.super.backward(trainer, rows, memory);
        }
        Tensors batch = train.in(memory, rows);
        return new double[] {Objective.number(closedForm.get().error(batch.x(), batch.velocity()))};
    }

    @Override
    public double[] test(Trainer trainer) {
        try (NDManager memory = trainer.getManager().newSubManager()) {
            Tensors all = test.in(memory, null);
            return new double[] {Objective.number(loss.evaluate(all.labels(), trainer.evaluate(all.inputs())))};
        }
    }

    @Override
    public List<NDArray> samples() {
        return List.of(train.x(), train.velocity(), test.x(), test.velocity());
    }

    /** States and velocities in the engine's memory. */
    private record Tensors(NDArray x, NDArray velocity) {

        static Tensors of(NDManager manager, Samples samples) {
            return new Tensors(EngineMemory.matrix(manager, samples.x()), EngineMemory.matrix(manager, samples.velocity()));
        }

        /** Returns some rows, or all, owned by the manager of one step, and with them all that is computed from them. */
        Tensors in(NDManager memory, int[] rows) {
            if (rows == null) {
                return new Tensors(EngineMemory.owned(memory, x.stopGradient()),
                        EngineMemory.owned(memory, velocity.stopGradient()));
            }
            NDArray index = memory.create(rows);
            return new Tensors(EngineMemory.rows(x, index), EngineMemory.rows(velocity, index));
        }

        NDList inputs() {
            return new NDList(x);
        }

        NDList labels() {
            return new NDList(velocity);
        }
    }
}
