package hnn.pixel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import hnn.EngineMemory;
import hnn.training.Objective;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@link LatentLoss} on pairs of frames and the pairs that follow them.
 *
 * <p>Frames lie in the engine's memory, a row each; pairs are put together only when a batch is.
 *
 * @param train (trials * times, pixels), as is test
 * @param times frames in a training trial
 */
record FrameObjective(NDArray train, NDArray test, int times, int testTimes) implements Objective {

    /** As many as keep the memory of a test small. */
    private static final int TEST_BATCH = 1000;

    FrameObjective(NDManager manager, FrameDataset data) {
        this(rows(manager, data.train()), rows(manager, data.test()), data.train().times(), data.test().times());
    }

    private static NDArray rows(NDManager manager, Frames frames) {
        return EngineMemory.of(manager, frames.flat(), new Shape((long) frames.trials() * frames.times(), frames.pixels()));
    }

    @Override
    public List<String> parts() {
        return LatentLoss.PARTS;
    }

    @Override
    public int size() {
        return size(train, times);
    }

    /** Each trial of T frames has T - 2 pairs that another pair follows. */
    private static int size(NDArray frames, int times) {
        return (int) frames.getShape().get(0) / times * (times - 2);
    }

    @Override
    public NDList train(Trainer trainer, int[] rows, NDManager memory) {
        NDArray pairs = pairs(train, times, rows == null ? IntStream.range(0, size()).toArray() : rows, memory);
        return LatentLoss.parts(pairs, trainer.forward(new NDList(pairs)));
    }

    @Override
    public double[] test(Trainer trainer) {
        double[] sums = new double[LatentLoss.PARTS.size()];
        int size = size(test, testTimes);
        for (int from = 0; from < size; from += TEST_BATCH) {
            int[] rows = IntStream.range(from, Math.min(size, from + TEST_BATCH)).toArray();
            try (NDManager memory = trainer.getManager().newSubManager()) {
                NDArray pairs = pairs(test, testTimes, rows, memory);
                NDList parts = LatentLoss.parts(pairs, trainer.evaluate(new NDList(pairs)));
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += Objective.number(parts.get(i)) * rows.length / size;
                }
            }
        }
        return sums;
    }

    @Override
    public List<NDArray> samples() {
        return List.of(train, test);
    }

    /** Returns pairs and the pairs one frame later, (2, batch, 2 pixels), owned by the manager of one step. */
    private static NDArray pairs(NDArray frames, int times, int[] rows, NDManager memory) {
        int[] index = new int[4 * rows.length];
        for (int i = 0; i < rows.length; i++) {
            int frame = rows[i] / (times - 2) * times + rows[i] % (times - 2);
            index[2 * i] = frame;
            index[2 * i + 1] = frame + 1;
            index[2 * rows.length + 2 * i] = frame + 1;
            index[2 * rows.length + 2 * i + 1] = frame + 2;
        }
        NDArray gathered = EngineMemory.rows(frames, memory.create(index)); // (4 batch, pixels)
        return gathered.reshape(2, rows.length, 2 * frames.getShape().get(1));
    }
}
