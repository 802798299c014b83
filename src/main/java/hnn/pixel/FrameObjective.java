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

/** {@link LatentLoss} on pairs of frames and the pairs that follow them. */
final class FrameObjective implements Objective {

    /** As many as keep the memory of a test small. */
    private static final int TEST_BATCH = 1000;

    private final LatentLoss loss;
    private final Pairs train;
    private final Pairs test;

    FrameObjective(NDManager manager, FrameDataset data, LatentLoss loss) {
        this.loss = loss;
        train = Pairs.of(manager, data.train());
        test = Pairs.of(manager, data.test());
    }

    @Override
    public List<String> parts() {
        return LatentLoss.PARTS;
    }

    @Override
    public int size() {
        return train.size();
    }

    @Override
    public NDList train(Trainer trainer, int[] rows, NDManager memory) {
        NDArray pairs = train.in(memory, rows == null ? IntStream.range(0, size()).toArray() : rows);
        return loss.parts(pairs, trainer.forward(new NDList(pairs)));
    }

    @Override
    public double[] test(Trainer trainer) {
        double[] sums = new double[LatentLoss.PARTS.size()];
        for (int from = 0; from < test.size(); from += TEST_BATCH) {
            int[] rows = IntStream.range(from, Math.min(test.size(), from + TEST_BATCH)).toArray();
            try (NDManager memory = trainer.getManager().newSubManager()) {
                NDArray pairs = test.in(memory, rows);
                NDList parts = loss.parts(pairs, trainer.evaluate(new NDList(pairs)));
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += Objective.number(parts.get(i)) * rows.length / test.size();
                }
            }
        }
        return sums;
    }

    @Override
    public List<NDArray> samples() {
        return List.of(train.frames(), test.frames());
    }

    /**
     * Frames in the engine's memory, a row each; pairs are put together only when a batch is.
     *
     * @param frames (trials * times, pixels)
     * @param times frames in a trial
     */
    private record Pairs(NDArray frames, int trials, int times) {

        static Pairs of(NDManager manager, Frames frames) {
            var shape = new Shape(frames.trials() * frames.times(), frames.pixels());
            return new Pairs(EngineMemory.of(manager, frames.flat(), shape), frames.trials(), frames.times());
        }

        /** Each trial of T frames has T - 2 pairs that another pair follows. */
        int size() {
            return trials * (times - 2);
        }

        /** Returns pairs and the pairs one frame later, (2, batch, 2 pixels), owned by the manager of one step. */
        NDArray in(NDManager memory, int[] rows) {
            int[] index = new int[4 * rows.length];
            for (int i = 0; i < rows.length; i++) {
                int frame = rows[i] / (times - 2) * times + rows[i] % (times - 2);
                index[2 * i] = frame;
                index[2 * i + 1] = frame + 1;
                index[2 * rows.length + 2 * i] = frame + 1;
                index[2 * rows.length + 2 * i + 1] = frame + 2;
            }
            NDArray gathered = frames.get(memory.create(index)); // (4 batch, pixels)
            gathered.attach(memory);
            return gathered.reshape(2, rows.length, 2 * frames.getShape().get(1));
        }
    }
}
