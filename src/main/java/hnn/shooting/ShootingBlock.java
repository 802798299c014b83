package hnn.shooting;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import ai.djl.util.PairList;
import hnn.Arguments;
import hnn.EngineMemory;
import hnn.autograd.Autograd;
import hnn.network.ClosedForm;
import hnn.network.CopiedBlock;
import hnn.network.FieldBlock;
import hnn.phase.Field;
import hnn.phase.Scaling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A field block with an integrator around it: from where a segment of a path begins to all states in it.
 *
 * <pre>
 *   s_w = first_w + shift_w,    x_w0 = s_w,    x_w(j+1) = step(f, x_wj, h_wj)
 *
 *   first  (batch, 2n)        the observed first states
 *   h      (batch, k - 1)     the times between the k states
 *   segment (batch)            the segments' numbers; left out where the shifts are not to be used, as in a test
 *   output (batch, 2n k)      x_w0, x_w1, ..
 * </pre>
 *
 * <p>The shifts begin at 0 and are learned with the network: the noise of a first state would set the whole segment off. This is
 * multiple shooting (Bock 1983), with the field as what is fitted.
 */
public final class ShootingBlock<F extends Field> extends AbstractBlock implements CopiedBlock<F> {

    private final FieldBlock<F> field;
    private final UnrolledMethod method;
    private final int steps;
    private final int observed;
    private final Parameter shifts;

    /**
     * Puts an integrator with so many steps between two states around a block, for so many segments of states of length 2n, of which it
     * gives the first numbers that were observed.
     */
    public ShootingBlock(FieldBlock<F> field, UnrolledMethod method, int steps, int segments, int dimension, int observed) {
        this.field = addChildBlock("field", field);
        this.method = method;
        this.steps = Arguments.atLeast("steps", 1, steps);
        this.observed = Arguments.atLeast("observed", 1, observed);
        Arguments.atLeast("segments", 1, segments);
        shifts = addParameter(Parameter.builder().setName("shifts").setType(Parameter.Type.OTHER)
                .optShape(new Shape(segments, dimension))
                .optInitializer((manager, shape, type) -> EngineMemory.of(manager, new float[(int) shape.size()], shape))
                .build());
    }

    /** Returns the loss that training minimizes: the block's own loss, over states of segments. */
    public Loss loss() {
        return field.loss();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {new Shape(inputs[0].get(0), observed * (inputs[1].get(1) + 1))};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        field.initialize(manager, type, inputs[0]);
    }

    /** Returns the states of the segments and, where the field has a second part, that part at all states it was taken at. */
    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        NDArray first = inputs.get(0);
        NDArray h = inputs.get(1);
        List<NDArray> parts = new ArrayList<>();
        UnaryOperator<NDArray> velocity = x -> {
            NDList output = ClosedForm.forward(field, parameters, new NDList(x), training);
            output.stream().skip(1).forEach(parts::add);
            return output.head();
        };
        NDArray x = inputs.size() < 3 ? first : first.add(
                EngineMemory.rows(parameters.getValue(shifts, first.getDevice(), training), inputs.get(2)));
        NDList states = new NDList(observed(x));
        for (int j = 0; j < h.getShape().get(1); j++) {
            NDArray step = h.get(":, " + j + ":" + (j + 1)).div(Autograd.constant(h, steps));
            for (int k = 0; k < steps; k++) {
                x = method.step(velocity, x, step);
            }
            states.add(observed(x));
        }
        NDList outputs = new NDList(Autograd.joined(states, 1));
        if (!parts.isEmpty()) {
            outputs.add(Autograd.joined(new NDList(parts), 0));
        }
        return outputs;
    }

    @Override
    public Scaling.Freedom freedom() {
        return field.freedom();
    }

    /** The shifts belong to the training and stay in its units. */
    @Override
    public void leave(Scaling units) {
        field.leave(units);
    }

    private NDArray observed(NDArray x) {
        return x.getShape().get(1) == observed ? x : x.get(":, :" + observed);
    }

    @Override
    public String name() {
        return field.name();
    }

    @Override
    public F toField() {
        return field.toField();
    }
}
