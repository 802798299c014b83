package hnn.shooting;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.loss.Loss;
import hnn.EngineMemory;
import hnn.data.Samples;
import hnn.network.MeanLoss;
import hnn.phase.Trajectory;
import hnn.training.Objective;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The mean squared difference between the states of segments and where the field leads from the first of them. */
record PathObjective(Samples train, Samples test, Loss loss) implements Objective {

    /** Test segments begin where they were seen to begin: what a learned start would hide is what is asked. */
    static PathObjective of(NDManager manager, List<Trajectory> train, List<Trajectory> test, int observed, boolean learnedStarts,
            Loss loss) {
        return new PathObjective(Tensors.of(manager, train, observed, learnedStarts), Tensors.of(manager, test, observed, false),
                loss);
    }

    @Override
    public NDList loss(UnaryOperator<NDList> model, NDList batch) {
        return new NDList(loss.evaluate(new NDList(batch.head()), model.apply(batch.subNDList(1))));
    }

    @Override
    public boolean isMean() {
        return loss instanceof MeanLoss;
    }

    /**
     * Segments in the engine's memory.
     *
     * @param states what was observed of them, (segments, 2n k)
     * @param spans between the states, (segments, k - 1)
     * @param first the states that segments begin with, (segments, 2n)
     */
    private record Tensors(NDArray states, NDArray first, NDArray spans, boolean learnedStarts) implements Samples {

        static Tensors of(NDManager manager, List<Trajectory> segments, int observed, boolean learnedStarts) {
            double[][] states = segments.stream().map(segment -> segment.states())
                    .map(rows -> Arrays.stream(rows).flatMapToDouble(x -> Arrays.stream(x, 0, observed)).toArray())
                    .toArray(double[][]::new);
            double[][] first = segments.stream().map(segment -> segment.states()[0]).toArray(double[][]::new);
            double[][] spans = segments.stream().map(segment -> spans(segment.times())).toArray(double[][]::new);
            return new Tensors(EngineMemory.matrix(manager, states), EngineMemory.matrix(manager, first),
                    EngineMemory.matrix(manager, spans), learnedStarts);
        }

        private static double[] spans(double[] times) {
            return IntStream.range(1, times.length).mapToDouble(j -> times[j] - times[j - 1]).toArray();
        }

        /** Returns states, and what the block takes. */
        @Override
        public NDList batch(int[] rows, NDManager memory) {
            NDArray index = memory.create(rows);
            NDList batch = new NDList(EngineMemory.rows(states, index), EngineMemory.rows(first, index),
                    EngineMemory.rows(spans, index));
            if (learnedStarts) {
                batch.add(index);
            }
            return batch;
        }

        @Override
        public List<NDArray> arrays() {
            return List.of(states, spans);
        }
    }
}
