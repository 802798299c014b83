package hnn.friction;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import ai.djl.util.PairList;
import hnn.Arguments;
import hnn.autograd.Autograd;
import hnn.network.ClosedForm;
import hnn.network.FieldBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.MeanLoss;
import hnn.network.MeanSquaredError;
import hnn.phase.Scaling;

/**
 * Both parts of a field together, Helmholtz's decomposition: a rotation that keeps H, and a gradient that does not.
 *
 * <pre>
 *   dx/dt = J grad H(x) + grad D(x)        x and dx/dt (batch, 2n),  H and D (batch, 1)
 * </pre>
 *
 * The divergence of the field is that of grad D alone; for one degree of freedom, its curl is that of J grad H alone. A part that
 * has neither could go to either network: grad h and J grad g cancel where h and g are conjugate harmonic functions. So the loss
 * counts the size of the gradient a little, and of all ways to split a field, the one with the least gradient is learned:
 *
 * <pre>
 *   mean (predicted - observed)^2  +  weight mean |grad D|^2
 * </pre>
 *
 * Its price is that grad D is learned too small by about the weight.
 *
 * <p>Source: Greydanus et al. 2019, the code's field type "both"; Sosanya and Greydanus 2022 (arXiv 2201.10085).
 */
public final class HelmholtzBlock extends AbstractBlock implements FieldBlock<LearnedHelmholtz> {

    private final HamiltonianBlock rotation;
    private final GradientBlock gradient;
    private final double leastGradient;

    /** Makes H and D of two blocks, with a weight of a hundredth. */
    public HelmholtzBlock(Block hamiltonian, Block potential) {
        this(hamiltonian, potential, 1e-2);
    }

    /** Makes H and D of two blocks that map (batch, 2n) to (batch, 1), with the weight of the loss, at least 0. */
    public HelmholtzBlock(Block hamiltonian, Block potential, double leastGradient) {
        this.leastGradient = Arguments.notNegative("leastGradient", leastGradient);
        rotation = addChildBlock("rotation", new HamiltonianBlock(hamiltonian));
        gradient = addChildBlock("gradient", new GradientBlock(potential));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0], inputShapes[0]};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        rotation.initialize(manager, dataType, inputShapes);
        gradient.initialize(manager, dataType, inputShapes);
    }

    @Override
    public Loss loss() {
        Loss error = new MeanSquaredError();
        return new MeanLoss("mean squared error and least gradient") {
            @Override
            public NDArray evaluate(NDList labels, NDList predictions) {
                NDArray size = predictions.get(1).square().mean();
                return error.evaluate(labels, predictions).add(size.mul(Autograd.constant(size, leastGradient)));
            }
        };
    }

    /** Returns the field and its gradient part. */
    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        NDArray part = ClosedForm.gradient(gradient.potential(), parameters, inputs, training);
        return new NDList(ClosedForm.forward(rotation, parameters, inputs, training).singletonOrThrow().add(part), part);
    }

    @Override
    public Scaling.Freedom freedom() {
        return rotation.freedom() == Scaling.Freedom.NONE ? Scaling.Freedom.NONE : gradient.freedom();
    }

    @Override
    public void leave(Scaling units) {
        rotation.leave(units);
        gradient.leave(units);
    }

    @Override
    public String name() {
        return "dissipative HNN";
    }

    @Override
    public LearnedHelmholtz toField() {
        return new LearnedHelmholtz(rotation.toField(), gradient.toField());
    }
}
