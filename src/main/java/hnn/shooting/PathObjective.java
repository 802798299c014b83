package hnn.shooting;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import hnn.EngineMemory;
import hnn.phase.Trajectory;
import hnn.training.Objective;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The mean squared difference between the states of segments and where the field leads from the first of them. */
final class PathObjective implements Objective {

    private final Tensors train;
    private final Tensors test;
    private final boolean learnedStarts;
    private final Loss loss;

    PathObjective(NDManager manager, List<Trajectory> train, List<Trajectory> test, boolean learnedStarts, Loss loss) {
        this.train = Tensors.of(manager, train);
        this.test = Tensors.of(manager, test);
        this.learnedStarts = learnedStarts;
        this.loss = loss;
    }

    @Override
    public int size() {
        return (int) train.states().getShape().get(0);
    }

    @Override
    public NDList train(Trainer trainer, int[] rows, NDManager memory) {
        NDArray index = rows == null ? memory.arange(size()) : memory.create(rows);
        Tensors batch = train.at(index);
        NDList inputs = batch.inputs();
        if (learnedStarts) {
            inputs.add(index);
        }
        return new NDList(loss.evaluate(new NDList(batch.states()), trainer.forward(inputs)));
    }

    /** Here the segments begin where they were seen to begin: what a learned start would hide is what is asked. */
    @Override
    public double[] test(Trainer trainer) {
        try (NDManager memory = trainer.getManager().newSubManager()) {
            Tensors all = test.at(memory.arange((int) test.states().getShape().get(0)));
            return new double[] {Objective.number(loss.evaluate(new NDList(all.states()), trainer.evaluate(all.inputs())))};
        }
    }

    @Override
    public List<NDArray> samples() {
        return List.of(train.states(), train.spans(), test.states(), test.spans());
    }

    /** Segments in the engine's memory: states (segments, 2n k), and spans between them, (segments, k - 1). */
    private record Tensors(NDArray states, NDArray spans, int dimension) {

        static Tensors of(NDManager manager, List<Trajectory> segments) {
            int dimension = segments.get(0).dimension();
            double[][] states = segments.stream().map(segment -> segment.states())
                    .map(rows -> Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray()).toArray(double[][]::new);
            double[][] spans = segments.stream().map(segment -> spans(segment.times())).toArray(double[][]::new);
            return new Tensors(EngineMemory.matrix(manager, states), EngineMemory.matrix(manager, spans), dimension);
        }

        private static double[] spans(double[] times) {
            return IntStream.range(1, times.length).mapToDouble(j -> times[j] - times[j - 1]).toArray();
        }

        /** Returns some segments, owned by the manager of one step. */
        Tensors at(NDArray index) {
            return new Tensors(EngineMemory.rows(states, index), EngineMemory.rows(spans, index), dimension);
        }

        NDList inputs() {
            return new NDList(states.get(":, :" + dimension), spans);
        }
    }
}
