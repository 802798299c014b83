package hnn.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import hnn.EngineMemory;
import hnn.phase.Trajectory;
import java.util.List;

/** The mean squared difference between the states of windows and where the field leads from the first of them. */
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
    public List<String> parts() {
        return List.of("mean squared error");
    }

    @Override
    public int size() {
        return (int) train.states().getShape().get(0);
    }

    @Override
    public NDList train(Trainer trainer, int[] rows, NDManager memory) {
        NDArray index = rows == null ? memory.arange(size()) : memory.create(rows);
        Tensors batch = train.at(index, memory);
        NDList inputs = batch.inputs();
        if (learnedStarts) {
            inputs.add(index);
        }
        return new NDList(loss.evaluate(new NDList(batch.states()), trainer.forward(inputs)));
    }

    /** Here the windows begin where they were seen to begin: what a learned start would hide is what is asked. */
    @Override
    public double[] test(Trainer trainer) {
        try (NDManager memory = trainer.getManager().newSubManager()) {
            Tensors all = test.at(memory.arange((int) test.states().getShape().get(0)), memory);
            return new double[] {loss.evaluate(new NDList(all.states()), trainer.evaluate(all.inputs())).getFloat()};
        }
    }

    @Override
    public List<NDArray> samples() {
        return List.of(train.states(), train.spans(), test.states(), test.spans());
    }

    /**
     * Windows in the engine's memory.
     *
     * @param states (windows, 2n k)
     * @param spans the times between the states, (windows, k - 1)
     * @param dimension 2n
     */
    private record Tensors(NDArray states, NDArray spans, int dimension) {

        static Tensors of(NDManager manager, List<Trajectory> windows) {
            int dimension = windows.get(0).dimension();
            int points = windows.get(0).size();
            float[] states = new float[windows.size() * points * dimension];
            float[] spans = new float[windows.size() * (points - 1)];
            for (int w = 0; w < windows.size(); w++) {
                double[] times = windows.get(w).times();
                double[][] path = windows.get(w).states();
                for (int j = 0; j < points; j++) {
                    for (int i = 0; i < dimension; i++) {
                        states[(w * points + j) * dimension + i] = (float) path[j][i];
                    }
                    if (j > 0) {
                        spans[w * (points - 1) + j - 1] = (float) (times[j] - times[j - 1]);
                    }
                }
            }
            return new Tensors(EngineMemory.of(manager, states, new Shape(windows.size(), (long) points * dimension)),
                    EngineMemory.of(manager, spans, new Shape(windows.size(), points - 1)), dimension);
        }

        /** Returns some windows, owned by the manager of one step. */
        Tensors at(NDArray index, NDManager memory) {
            NDArray some = states.get(index);
            NDArray between = spans.get(index);
            some.attach(memory);
            between.attach(memory);
            return new Tensors(some, between, dimension);
        }

        NDList inputs() {
            return new NDList(states.get(":, :" + dimension), spans);
        }
    }
}
