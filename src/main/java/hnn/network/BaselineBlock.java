package hnn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.learned.LearnedField;

/**
 * The baseline: the inner block's output is dx/dt itself, with no physics in it.
 *
 * <pre>
 *   x (batch, 2n)  ->  inner block  ->  dx/dt (batch, 2n)
 * </pre>
 *
 * <p>Source: Greydanus et al. 2019, section 3.
 */
public final class BaselineBlock extends InnerBlock<LearnedField> {

    /**
     * Makes a field of a block.
     *
     * @param field maps (batch, 2n) to (batch, 2n)
     */
    public BaselineBlock(Block field) {
        super("field", field);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        checkInput(inputs.singletonOrThrow().getShape());
        return inner.forward(parameters, inputs, training, options);
    }

    @Override
    public boolean hasClosedForm() {
        return inner instanceof Mlp;
    }

    @Override
    public NDArray closedFormError(NDArray x, NDArray velocity) {
        checkInput(x.getShape());
        return inner instanceof Mlp mlp ? MlpGradient.ofFieldError(x, velocity, mlp) : super.closedFormError(x, velocity);
    }

    @Override
    protected int innerOutputs(int dimension) {
        return dimension;
    }

    @Override
    public String name() {
        return "baseline";
    }

    @Override
    public LearnedField toField() {
        return new LearnedField(plainInner());
    }
}
