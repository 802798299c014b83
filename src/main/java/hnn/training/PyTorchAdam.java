package hnn.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.optimizer.Optimizer;
import hnn.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;

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
 * <p>Source: Kingma and Ba 2015 (arXiv 1412.6980), algorithm 1; PyTorch's documentation for the decay.
 */
public final class PyTorchAdam extends Optimizer implements AutoCloseable {

    /** The engine takes these in single precision; the corrections are made of the same numbers. */
    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.999f;
    private static final double EPSILON = 1e-8;

    private double learningRate;
    private final double weightDecay;
    private final Map<String, Moments> moments = new LinkedHashMap<>();

    /** What is remembered of a parameter's gradients: m and v of the formula. */
    record Moments(NDArray mean, NDArray square) {}

    /**
     * Makes an optimizer for one training.
     *
     * @param learningRate the step size, 1e-3 in the paper
     * @param weightDecay the pull of each parameter towards 0
     * @throws IllegalArgumentException if the rate is not above 0 or the decay is negative
     */
    public PyTorchAdam(double learningRate, double weightDecay) {
        this(learningRate, weightDecay, 0);
    }

    /** Makes an optimizer that goes on after some updates; {@link #remember} gives it the moments of then. */
    PyTorchAdam(double learningRate, double weightDecay, int updates) {
        super(new Settings().optBeginNumUpdate(updates));
        this.learningRate = Arguments.positive("learningRate", learningRate);
        this.weightDecay = Arguments.notNegative("weightDecay", weightDecay);
    }

    /**
     * Changes the step size from the next update on.
     *
     * @throws IllegalArgumentException if the rate is not above 0
     */
    public void setLearningRate(double rate) {
        learningRate = Arguments.positive("rate", rate);
    }

    @Override
    public void update(String parameterId, NDArray weight, NDArray gradient) {
        int t = updateCount(parameterId);
        double meanCorrection = 1 - Math.pow(BETA_1, t);
        double squareCorrection = Math.sqrt(1 - Math.pow(BETA_2, t));
        double rate = learningRate * squareCorrection / meanCorrection;
        Moments known = moments.computeIfAbsent(parameterId, id -> kept(weight.zerosLike(), weight.zerosLike()));
        // The engine computes w - rate m / (sqrt(v) + epsilon): scaling epsilon moves the correction of v into the root.
        weight.getNDArrayInternal().adamUpdate(
                new NDList(weight, gradient, known.mean(), known.square()), new NDList(weight),
                (float) learningRate, (float) rate, (float) weightDecay, 1f, -1f,
                BETA_1, BETA_2, (float) (EPSILON * squareCorrection), true, false);
    }

    /** Takes over the moments of a parameter; both arrays are this optimizer's from now on. */
    void remember(String parameterId, NDArray mean, NDArray square) {
        moments.put(parameterId, kept(mean, square));
    }

    /** Returns the moments of a parameter, which stay this optimizer's; null before its first update. */
    Moments moments(String parameterId) {
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
