package hnn.network;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.learned.LearnedField;
import java.util.Optional;

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
    protected Optional<MlpGradient.SquaredError> closedForm() {
        return Optional.of(MlpGradient::ofFieldError);
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
