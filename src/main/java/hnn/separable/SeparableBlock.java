package hnn.separable;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.network.FieldBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.network.Rescaled;
import hnn.phase.Scaling;
import java.util.Arrays;

/**
 * The Hamiltonian neural network of a separable H: one network for the kinetic energy and one for the potential.
 *
 * <pre>
 *   H(q, p) = T(p) + V(q),    dq/dt = dT/dp,    dp/dt = -dV/dq
 *
 *   x (batch, 2n)    T and V (batch, 1) of (batch, n)    output (batch, 2n)
 * </pre>
 *
 * What was learned can be followed by the explicit symplectic methods, the leapfrog and Yoshida's, which are for such H alone.
 *
 * <p>Source: Chen, Zhang, Arjovsky and Bottou 2020, Symplectic Recurrent Neural Networks (arXiv 1909.13334).
 */
public final class SeparableBlock extends AbstractBlock implements FieldBlock<LearnedSeparable> {

    private static final byte VERSION = 1;

    private final HamiltonianBlock field;
    private final Sum sum;

    /**
     * Makes H of two networks.
     *
     * @param kinetic maps (batch, n) to T, (batch, 1)
     * @param potential maps (batch, n) to V, (batch, 1)
     */
    public SeparableBlock(Mlp kinetic, Mlp potential) {
        super(VERSION);
        sum = new Sum(kinetic, potential);
        field = addChildBlock("field", new HamiltonianBlock(sum));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        return field.forward(parameters, inputs, training, options);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0]};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        field.initialize(manager, type, inputs);
    }

    @Override
    public Scaling.Freedom freedom() {
        return field.freedom();
    }

    @Override
    public void leave(Scaling units) {
        field.leave(units);
    }

    @Override
    public String name() {
        return "separable HNN";
    }

    @Override
    public LearnedSeparable toField() {
        return new LearnedSeparable(sum.kinetic.toPlain(), sum.potential.toPlain());
    }

    /** T(p) + V(q). */
    private static final class Sum extends AbstractBlock implements Rescaled {

        private static final byte VERSION = 1;

        private final Mlp kinetic;
        private final Mlp potential;

        Sum(Mlp kinetic, Mlp potential) {
            super(VERSION);
            this.kinetic = addChildBlock("kinetic", kinetic);
            this.potential = addChildBlock("potential", potential);
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputs) {
            return new Shape[] {new Shape(inputs[0].get(0), 1)};
        }

        @Override
        protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
            Shape half = new Shape(inputs[0].get(0), inputs[0].get(1) / 2);
            kinetic.initialize(manager, type, half);
            potential.initialize(manager, type, half);
        }

        @Override
        protected NDList forwardInternal(
                ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
            NDList halves = inputs.singletonOrThrow().split(2, 1); // q and p, (batch, n) each
            NDArray kineticEnergy = kinetic.forward(parameters, new NDList(halves.get(1)), training).singletonOrThrow();
            NDArray potentialEnergy = potential.forward(parameters, new NDList(halves.get(0)), training).singletonOrThrow();
            return new NDList(kineticEnergy.add(potentialEnergy));
        }

        @Override
        public void rescale(double[] shift, double[] factors, double[] outputs) {
            int n = shift.length / 2;
            potential.rescale(Arrays.copyOf(shift, n), Arrays.copyOf(factors, n), outputs);
            kinetic.rescale(Arrays.copyOfRange(shift, n, 2 * n), Arrays.copyOfRange(factors, n, 2 * n), outputs);
        }
    }
}
