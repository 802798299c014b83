package hnn.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.optimizer.Optimizer;
import hnn.Arguments;
import hnn.Cores;
import hnn.EngineMemory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Adam with the decay added to the gradient, step for step as {@code torch.optim.Adam} takes it.
 *
 * <pre>
 *   g = grad + weightDecay w
 *   m = 0.9 m + 0.1 g,              v = 0.999 v + 0.001 g^2
 *   w = w - learningRate (m / (1 - 0.9^t)) / (sqrt(v / (1 - 0.999^t)) + 1e-8)
 * </pre>
 *
 * <p>DJL's own Adam adds 1e-8 to the root of v before v is corrected; its first steps differ. m and v are native: close
 * the optimizer after the training.
 *
 * <p>In one thing this is not PyTorch's: now and then, weights, m and v that have become next to nothing are set to 0.
 * Where an input is always 0, as at the black border of a frame, decay alone moves a weight, by some percent a step, until
 * it and all that is computed from it are denormal numbers. Processors take many times as long for these: a training on
 * frames slowed down six times.
 *
 * <p>Source: Kingma and Ba 2015 (arXiv 1412.6980), algorithm 1; PyTorch's documentation for the decay.
 */
public final class PyTorchAdam extends Optimizer implements AutoCloseable {

    /** A weight so small is lost beside any other, and the square of its decay is close to denormal, 1e-38. */
    private static final float NO_WEIGHT = 1e-13f;
    /** The decay of such a weight. */
    private static final float NO_MEAN = 1e-18f;
    /** Its root is nothing beside epsilon. */
    private static final float NO_SQUARE = 1e-30f;
    private static final int STEPS_BETWEEN_SWEEPS = 50;
    /** Weights that are worth a thread. */
    private static final int PIECE = 20_000;
    private static final int MOST_PIECES = 8;

    private double learningRate;
    private final double weightDecay;
    private final Map<String, Moments> moments = new LinkedHashMap<>();
    private Group all;

    /** What is remembered of a parameter's gradients: m and v of the formula. */
    public record Moments(NDArray mean, NDArray square) {}

    /** Makes an optimizer for one training, with a rate above 0 and a decay of at least 0. */
    public PyTorchAdam(double learningRate, double weightDecay) {
        this(learningRate, weightDecay, 0);
    }

    /** Makes an optimizer that goes on after some updates; {@link #remember} gives it the moments of then. */
    PyTorchAdam(double learningRate, double weightDecay, int updates) {
        super(new Settings().optBeginNumUpdate(updates));
        this.learningRate = Arguments.positive("learningRate", learningRate);
        this.weightDecay = Arguments.notNegative("weightDecay", weightDecay);
    }

    /** Changes the step size, above 0, from the next update on. */
    public void setLearningRate(double rate) {
        learningRate = Arguments.positive("rate", rate);
    }

    /** Updates one parameter, as DJL's Trainer does it, and sets its gradient to 0. */
    @Override
    public void update(String parameterId, NDArray weight, NDArray gradient) {
        try (var one = new Group(List.of(parameterId), List.of(weight), List.of(List.of(gradient)))) {
            one.update();
        }
        JniUtils.zeroGrad((PtNDArray) weight); // the one given may be a copy
    }

    /**
     * Updates those parameters of a block that are not frozen, and sets their gradients to 0.
     *
     * @param gradients lists of the gradients of these parameters, to be summed up; the same arrays in each update
     */
    void update(ParameterList parameters, List<List<NDArray>> gradients) {
        if (all == null) {
            List<Parameter> trained = parameters.values().stream().filter(Parameter::requiresGradient).toList();
            all = new Group(trained.stream().map(Parameter::getId).toList(), trained.stream().map(Parameter::getArray).toList(),
                    gradients);
        }
        all.update();
    }

    /** Parameters that are updated together, with their moments: in pieces of about equal size, each by one thread. */
    private final class Group implements AutoCloseable {

        private final List<String> ids;
        private final List<Piece> pieces = new ArrayList<>();

        Group(List<String> ids, List<NDArray> weights, List<List<NDArray>> gradients) {
            this.ids = ids;
            for (int i = 0; i < ids.size(); i++) {
                NDArray weight = weights.get(i);
                moments.computeIfAbsent(ids.get(i), id -> kept(weight.zerosLike(), weight.zerosLike()));
            }
            List<NDArray> means = ids.stream().map(id -> moments.get(id).mean()).toList();
            List<NDArray> squares = ids.stream().map(id -> moments.get(id).square()).toList();
            long size = weights.stream().mapToLong(NDArray::size).sum();
            int count = gradients.size() == 1 ? 1 : (int) Math.max(1, Math.min(MOST_PIECES, size / PIECE));
            for (int k = 0; k < count; k++) {
                NDManager memory = weights.get(0).getManager().newSubManager();
                long from = Cores.begin(k, count, size);
                long to = Cores.begin(k + 1, count, size);
                List<List<NDArray>> lists = Stream.concat(Stream.of(weights, means, squares), gradients.stream())
                        .map(arrays -> piece(memory, arrays, from, to)).toList();
                pieces.add(new Piece(memory, lists.get(0), lists.get(1), lists.get(2), new FusedAdam(lists.get(0), lists.get(3),
                        lists.stream().skip(4).flatMap(List::stream).toList(), lists.get(1), lists.get(2))));
            }
        }

        void update() {
            int t = ids.stream().mapToInt(PyTorchAdam.this::updateCount).max().orElse(0);
            Cores.each(pieces.size(), k -> pieces.get(k).update(t, learningRate, weightDecay));
        }

        @Override
        public void close() {
            pieces.forEach(Piece::close);
        }
    }

    /** Returns what lies between two places of arrays, entry after entry: views of it. */
    private static List<NDArray> piece(NDManager memory, List<NDArray> arrays, long from, long to) {
        List<NDArray> piece = new ArrayList<>();
        long begin = 0;
        for (NDArray array : arrays) {
            long end = begin + array.size();
            if (Math.max(begin, from) < Math.min(end, to)) {
                NDArray flat = EngineMemory.owned(memory, array.stopGradient()).flatten();
                piece.add(flat.get(new NDIndex("{}:{}", Math.max(begin, from) - begin, Math.min(end, to) - begin)));
            }
            begin = end;
        }
        return piece;
    }

    private record Piece(NDManager memory, List<NDArray> weights, List<NDArray> means, List<NDArray> squares, FusedAdam adam)
            implements AutoCloseable {

        void update(int t, double rate, double decay) {
            adam.update(t, rate, decay);
            if (t % STEPS_BETWEEN_SWEEPS == 0) {
                weights.forEach(weight -> sweep(weight, NO_WEIGHT));
                means.forEach(mean -> sweep(mean, NO_MEAN));
                squares.forEach(square -> sweep(square, NO_SQUARE));
            }
        }

        @Override
        public void close() {
            adam.close();
            memory.close();
        }
    }

    /** Sets to 0, in place, what is not larger than a bound. */
    private static void sweep(NDArray array, float bound) {
        try (NDArray sizes = array.abs(); NDArray kept = sizes.gt(bound)) {
            array.muli(kept);
        }
    }

    /** Takes over the moments of a parameter, before its first update; both arrays are this optimizer's from now on. */
    public void remember(String parameterId, NDArray mean, NDArray square) {
        moments.put(parameterId, kept(mean, square));
    }

    /** Returns the moments of a parameter, which stay this optimizer's; null before its first update. */
    public Moments moments(String parameterId) {
        return moments.get(parameterId);
    }

    /** Takes the arrays from their manager, which may go with the step. */
    private static Moments kept(NDArray mean, NDArray square) {
        mean.detach();
        square.detach();
        return new Moments(mean, square);
    }

    /** Releases m and v. */
    @Override
    public void close() {
        if (all != null) {
            all.close();
        }
        moments.values().forEach(known -> {
            known.mean().close();
            known.square().close();
        });
        moments.clear();
    }

    /** DJL builds optimizers from builders; this one has nothing to set there. */
    private static final class Settings extends OptimizerBuilder<Settings> {
        @Override
        protected Settings self() {
            return this;
        }
    }
}
