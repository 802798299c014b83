package hnn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.autograd.Autograd;
import hnn.learned.LearnedScalar;
import hnn.phase.Field;

/** What the blocks share whose inner block gives one number, and whose field is made of its gradient. */
abstract class ScalarBlock<F extends Field> extends InnerBlock<F> {

    ScalarBlock(String name, Block inner) {
        super(name, inner);
    }

    /** Returns dx/dt of the inner block's gradient, both (batch, 2n). */
    protected abstract NDArray velocity(NDArray gradient);

    @Override
    protected final NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        return new NDList(velocity(gradient(parameters, inputs, training, options)));
    }

    @Override
    protected final int innerOutputs(int dimension) {
        return 1;
    }

    /**
     * Returns the gradient of the inner block's one output, (batch, 2n). Part of the record where the caller takes one, for
     * a loss; else cut off.
     */
    private NDArray gradient(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        NDArray input = inputs.singletonOrThrow(); // (batch, 2n)
        checkInput(input.getShape());
        if (inner instanceof Mlp mlp) {
            return MlpGradient.ofOutput(input, mlp, parameter -> parameters.getValue(parameter, input.getDevice(), training));
        }
        boolean partOfALoss = Autograd.isRecording();
        try (var recording = Autograd.record()) {
            NDArray x = Autograd.variable(input);
            NDArray y = inner.forward(parameters, new NDList(x), training, options).singletonOrThrow(); // (batch, 1)
            NDArray gradient = Autograd.gradient(y, x);
            return partOfALoss ? gradient : gradient.stopGradient();
        }
    }

    /** Copies the inner block out: networks of ours to plain arrays, any other with its weights inside the engine. */
    protected final LearnedScalar scalar(String letter) {
        return inner instanceof Mlp mlp ? LearnedScalar.of(letter, mlp.toPlain())
                : inner instanceof MomentumBlock momenta ? momenta.toPlain() : new EngineScalar(inner);
    }

    /** (dH/dq, dH/dp) to (dH/dp, -dH/dq), row by row. */
    protected static NDArray symplectic(NDArray gradient) {
        NDList halves = gradient.split(2, 1); // two of (batch, n)
        return halves.get(1).concat(halves.get(0).neg(), 1);
    }
}
