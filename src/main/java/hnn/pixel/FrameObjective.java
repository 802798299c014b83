package hnn.pixel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import hnn.Arguments;
import hnn.EngineMemory;
import hnn.data.Samples;
import hnn.network.ClosedForm;
import hnn.training.Objective;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@link LatentLoss} on pairs of frames and the pairs that follow them. */
record FrameObjective(Samples train, Samples test, int window) implements Objective {

    /** Takes windows of pairs in a row, two in the paper's loss; those of the test overlap by half. */
    static FrameObjective of(NDManager manager, FrameDataset data, int window) {
        return new FrameObjective(Pairs.of(manager, data.train(), window, 1), Pairs.of(manager, data.test(), window, window / 2),
                window);
    }

    @Override
    public int rowsPerSample() {
        return window - 1;
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
     * @param window pairs in a row
     * @param stride frames from the begin of a window to that of the next
     */
    private record Pairs(NDArray frames, int times, int window, int stride) implements Samples {

        static Pairs of(NDManager manager, Frames frames, int window, int stride) {
            Arguments.require(window < frames.times(), "window must be at most %d, for trials of %d frames, not %d",
                    frames.times() - 1,
                    frames.times(), window);
            return new Pairs(EngineMemory.of(manager, frames.flat(),
                    new Shape((long) frames.trials() * frames.times(), frames.pixels())), frames.times(), window, stride);
        }

        @Override
        public int size() {
            return (int) frames.getShape().get(0) / times * windows();
        }

        /** Returns how many windows of W pairs a trial of T frames has: T - W with a stride of 1. */
        private int windows() {
            return (times - window - 1) / stride + 1;
        }

        /** Returns pairs, and those one frame later, and so on, (window, batch, 2 pixels). */
        @Override
        public NDList batch(int[] rows, NDManager memory) {
            int[] index = new int[2 * window * rows.length];
            for (int later = 0; later < window; later++) {
                for (int i = 0; i < rows.length; i++) {
                    int frame = rows[i] / windows() * times + rows[i] % windows() * stride + later;
                    index[2 * (later * rows.length + i)] = frame;
                    index[2 * (later * rows.length + i) + 1] = frame + 1;
                }
            }
            NDArray gathered = EngineMemory.rows(frames, memory.create(index)); // (2 window batch, pixels)
            return new NDList(gathered.reshape(window, rows.length, 2 * frames.getShape().get(1)));
        }

        @Override
        public List<NDArray> arrays() {
            return List.of(frames);
        }
    }
}
