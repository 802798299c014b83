package hnn.pixel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import hnn.EngineMemory;
import hnn.data.Samples;
import hnn.network.ClosedForm;
import hnn.training.Objective;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@link LatentLoss} on pairs of frames and the pairs that follow them. */
record FrameObjective(Samples train, Samples test) implements Objective {

    static FrameObjective of(NDManager manager, FrameDataset data) {
        return new FrameObjective(Pairs.of(manager, data.train()), Pairs.of(manager, data.test()));
    }

    @Override
    public List<String> parts() {
        return LatentLoss.PARTS;
    }

    @Override
    public NDList loss(UnaryOperator<NDList> model, NDList batch) {
        return LatentLoss.parts(batch.head(), model.apply(batch));
    }

    @Override
    public boolean isMean() {
        return true;
    }

    @Override
    public Optional<ClosedForm> closedForm(Block block) {
        return LatentScript.of(block);
    }

    /**
     * Frames in the engine's memory, a row each; pairs are put together only when a batch is.
     *
     * @param frames (trials * times, pixels)
     * @param times frames in a trial
     */
    private record Pairs(NDArray frames, int times) implements Samples {

        static Pairs of(NDManager manager, Frames frames) {
            return new Pairs(EngineMemory.of(manager, frames.flat(),
                    new Shape((long) frames.trials() * frames.times(), frames.pixels())), frames.times());
        }

        /** Each trial of T frames has T - 2 pairs that another pair follows. */
        @Override
        public int size() {
            return (int) frames.getShape().get(0) / times * (times - 2);
        }

        /** Returns pairs and the pairs one frame later, (2, batch, 2 pixels). */
        @Override
        public NDList batch(int[] rows, NDManager memory) {
            int[] index = new int[4 * rows.length];
            for (int i = 0; i < rows.length; i++) {
                int frame = rows[i] / (times - 2) * times + rows[i] % (times - 2);
                index[2 * i] = frame;
                index[2 * i + 1] = frame + 1;
                index[2 * rows.length + 2 * i] = frame + 1;
                index[2 * rows.length + 2 * i + 1] = frame + 2;
            }
            NDArray gathered = EngineMemory.rows(frames, memory.create(index)); // (4 batch, pixels)
            return new NDList(gathered.reshape(2, rows.length, 2 * frames.getShape().get(1)));
        }

        @Override
        public List<NDArray> arrays() {
            return List.of(frames);
        }
    }
}
