package hnn.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import hnn.Cores;
import hnn.EngineMemory;
import hnn.autograd.Autograd;
import hnn.network.ClosedForm;
import hnn.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The loss of a block and its gradients, taken in shards: parts of a batch, each on one thread from the first operation to the
 * last. The threads meet once in a step, where an engine with threads of its own lets them meet at each of some twenty
 * operations; beside other programs, that took twenty times as long.
 *
 * <pre>
 *   loss = sum_k (n_k / n) loss_k,    gradient = sum_k (n_k / n) gradient_k    in the order of the shards
 * </pre>
 *
 * <p>How many shards there are follows from the batch and the block, and not from the machine: so do the bits.
 */
final class Shards implements AutoCloseable {

    /** Rows times weights from which two threads are worth it: a millisecond. */
    private static final double WORK = 6e6;
    private static final double MUCH_WORK = 64e6;
    private static final int FEWEST_ROWS = 64;
    /** Rows of test samples that are looked at together: as many as keep the memory small. */
    private static final int TEST_ROWS = 1000;

    /** DJL's blocks that have no state and draw nothing at random. */
    private static final Set<Class<?>> KNOWN = Set.of(Linear.class, SequentialBlock.class, LambdaBlock.class);

    private final Objective objective;
    private final NDManager memory;
    private final int rows;
    private final boolean inParts;
    private final List<Shard> shards = new ArrayList<>();
    private final List<List<NDArray>> gradients;

    /**
     * Makes as many shards as a batch is worth.
     *
     * @param memory owns all that is made
     * @param batchSize samples in a batch, if there are as many
     */
    Shards(Block block, Objective objective, NDManager memory, int batchSize) {
        this.objective = objective;
        this.memory = memory;
        rows = Math.min(batchSize, objective.train().size());
        Optional<ClosedForm> closedForm = objective.closedForm(block);
        inParts = objective.isMean() && canBeTakenInParts(block) && !memory.getDevice().isGpu();
        int count = inParts ? Math.min(rows, count(block, rows * objective.rowsPerSample())) : 1;
        for (int k = 0; k < count; k++) {
            shards.add(new Shard(k, count, k == 0 ? Weights.own(block) : Weights.replica(block, memory), closedForm));
        }
        gradients = shards.stream().map(shard -> shard.held).toList();
    }

    /** A power of two, so that two, four or eight cores have equal work. */
    private static int count(Block block, int rows) {
        long weights = block.getParameters().values().stream().mapToLong(parameter -> parameter.getArray().size()).sum();
        double work = (double) rows * weights;
        int worth = work < WORK ? 1 : work < MUCH_WORK ? 2 : 4;
        return Math.max(1, Math.min(worth, Integer.highestOneBit(rows / FEWEST_ROWS)));
    }

    /** Tells whether a block makes of each row what it makes of it alone, from any thread: of a user's own, we do not know. */
    private static boolean canBeTakenInParts(Block block) {
        return (block.getClass().getName().startsWith("hnn.") || KNOWN.contains(block.getClass()))
                && block.getChildren().values().stream().allMatch(Shards::canBeTakenInParts);
    }

    /**
     * Returns the parts of the loss on training samples; {@link #gradients} are then those of their sum.
     *
     * @param drawn the samples, or null for all of them in order
     */
    double[] backward(int[] drawn) {
        List<double[]> parts = Cores.map(shards.size(), k -> shards.get(k).backward(drawn));
        return sum(parts);
    }

    /** Returns the arrays that the sum of gives the gradients of those parameters that have one: the same after each step. */
    List<List<NDArray>> gradients() {
        return gradients;
    }

    Objective objective() {
        return objective;
    }

    /** Returns the parts of the loss on all test samples. */
    double[] test() {
        int size = objective.test().size();
        int count = inParts ? (size - 1) / Math.max(1, TEST_ROWS / objective.rowsPerSample()) + 1 : 1;
        return sum(Cores.map(count, k -> {
            int[] part = part(k, count, size).toArray();
            try (NDManager step = memory.newSubManager(); var unrecorded = Autograd.unrecorded()) {
                NDList loss = objective.loss(inputs -> shards.get(0).weights.forward(inputs, false),
                        objective.test().batch(part, step));
                return numbers(loss, (double) part.length / size);
            }
        }));
    }

    private static IntStream part(int k, int count, int size) {
        return IntStream.range((int) Cores.begin(k, count, size), (int) Cores.begin(k + 1, count, size));
    }

    private static double[] numbers(NDList singles, double share) {
        // getFloat would look for an index first, in three calls
        return singles.stream().mapToDouble(single -> share * EngineMemory.doubles(single)[0]).toArray();
    }

    private static double[] sum(List<double[]> parts) {
        double[] sum = parts.get(0).clone();
        parts.stream().skip(1).forEach(part -> Arrays.setAll(sum, i -> sum[i] + part[i]));
        return sum;
    }

    @Override
    public void close() {
        shards.stream().map(shard -> shard.inClosedForm).filter(Objects::nonNull).forEach(ClosedForm.Repeated::close);
    }

    /** One part of a batch, with the weights as its thread sees them. */
    private final class Shard {

        private final int number;
        private final Weights weights;
        private final List<NDArray> held;
        private final double share;
        private final ClosedForm.Repeated inClosedForm;
        private NDList all;

        Shard(int number, int count, Weights weights, Optional<ClosedForm> closedForm) {
            this.number = number;
            this.weights = weights;
            held = weights.arrays().stream().filter(NDArray::hasGradient)
                    .map(weight -> EngineMemory.owned(memory, Autograd.heldGradient(weight))).toList();
            share = (double) part(number, count, rows).count() / rows;
            inClosedForm = closedForm.map(form -> form.repeated(share, weights.arrays(), held)).orElse(null);
        }

        double[] backward(int[] drawn) {
            try (NDManager step = memory.newSubManager()) {
                NDList batch = batch(drawn, step);
                if (inClosedForm != null) {
                    return inClosedForm.loss(batch);
                }
                try (var recording = Autograd.record()) {
                    NDList parts = objective.loss(inputs -> weights.forward(inputs, true), batch);
                    Autograd.backward(parts.stream().reduce(NDArray::add).orElseThrow(), share);
                    return numbers(parts, share);
                }
            }
        }

        private NDList batch(int[] drawn, NDManager step) {
            IntStream mine = part(number, shards.size(), rows);
            if (drawn != null) {
                return objective.train().batch(mine.map(i -> drawn[i]).toArray(), step);
            }
            if (all == null) {
                all = objective.train().batch(mine.toArray(), memory);
            }
            return inClosedForm != null ? all
                    : new NDList(all.stream().map(array -> EngineMemory.owned(step, array.stopGradient())).toList());
        }
    }
}
