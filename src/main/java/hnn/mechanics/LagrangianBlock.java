package hnn.mechanics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.autograd.Autograd;
import hnn.autograd.TorchScript;
import hnn.friction.PositiveMatrix;
import hnn.network.EngineCopy;
import hnn.network.FieldBlock;
import hnn.network.Rescaled;
import hnn.phase.Scaling;
import java.util.Arrays;

/**
 * The motion of positions and rates, x = (q, v), that follows from a Lagrangian: whatever the inner block computes.
 *
 * <pre>
 *   dq/dt = v,    (d^2 L / dv dv) dv/dt = dL/dq - (d^2 L / dv dq) v - D v
 *
 *   x (batch, 2n)    L(x) (batch, 1), the inner block's output    D diagonal, positive, or none
 * </pre>
 *
 * <p>With a network of (q, v) as L it is the Lagrangian neural network of Cranmer et al. 2020 (arXiv 2003.04630); with a {@link
 * MechanicalLagrangian} the mass matrix is positive whatever the weights. Momenta are dL/dv, and need not be known. The second
 * derivatives are {@link Autograd}'s.
 */
public final class LagrangianBlock extends AbstractBlock implements FieldBlock<LearnedLagrangian> {

    private static final TorchScript SOLVE = new TorchScript("solve", """
            def forward(self: __torch__.G,
                matrix: Tensor,
                right: Tensor) -> Tensor:
              return torch.linalg_solve(matrix, right, left=True)
            """);

    private static final double WEAK = 0.01;

    private final Block lagrangian;
    private final PositiveMatrix friction; // null where there is none

    private LagrangianBlock(Block lagrangian, PositiveMatrix friction) {
        this.lagrangian = addChildBlock("lagrangian", lagrangian);
        this.friction = friction == null ? null : addChildBlock("friction", friction);
    }

    /** Takes a block that maps (q, v), (batch, 2n), to (batch, 1), as L; without friction. */
    public static LagrangianBlock of(Block lagrangian) {
        return new LagrangianBlock(lagrangian, null);
    }

    /** Takes a block as L, with a constant friction D for each position, which only takes energy. */
    public static LagrangianBlock withFriction(Block lagrangian, int degreesOfFreedom) {
        return new LagrangianBlock(lagrangian, PositiveMatrix.constant(degreesOfFreedom, true).startingNear(WEAK));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0]};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        FieldBlock.initialize(lagrangian, 1, manager, type, inputs);
        if (friction != null) {
            friction.initialize(manager, type, new Shape(inputs[0].get(0), inputs[0].get(1) / 2));
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        return new NDList(Autograd.expression(inputs.singletonOrThrow(), x -> {
            int n = (int) x.getShape().get(1) / 2;
            NDArray value = lagrangian.forward(parameters, new NDList(x), training).singletonOrThrow();
            NDList slopes = Autograd.gradient(value, x).split(2, 1);                 // dL/dq and dL/dv, (batch, n) each
            NDList momenta = slopes.get(1).split(n, 1);
            NDArray v = x.split(2, 1).get(1);
            NDArray right = slopes.get(0);
            NDList mass = new NDList();
            NDList changes = new NDList();
            for (NDArray momentum : momenta) {
                NDList row = Autograd.gradient(momentum, x).split(2, 1);             // by q and by v, (batch, n) each
                changes.add(row.get(0).mul(v).sum(new int[] {1}, true));
                mass.add(row.get(1));
            }
            right = right.sub(Autograd.joined(changes, 1));
            if (friction != null) {
                NDList factor = friction.forward(parameters, new NDList(v), training);
                right = right.sub(Autograd.joined(friction.times(factor, v.split(n, 1)), 1));
            }
            NDArray acceleration = n == 1 ? right.div(mass.get(0))
                    : SOLVE.of(new NDList(NDArrays.stack(mass, 1), right.expandDims(2))).squeeze(2);
            return v.concat(acceleration, 1);
        }));
    }

    @Override
    public String name() {
        return lagrangian instanceof MechanicalLagrangian ? "mechanical" : "LNN";
    }

    @Override
    public Scaling.Freedom freedom() {
        return lagrangian instanceof Rescaled
                && !(lagrangian instanceof MechanicalLagrangian mechanical && mechanical.hasAngles())
                        ? Scaling.Freedom.RATES : Scaling.Freedom.NONE;
    }

    /** The motion has no unit of energy; L keeps its own, and D_i is that of an energy times c over a_i^2. */
    @Override
    public void leave(Scaling units) {
        Scaling back = units.inverse();
        ((Rescaled) lagrangian).rescale(back.shift(), back.factors(), new double[] {1});
        if (friction != null) {
            double[] a = Arrays.copyOf(units.factors(), units.factors().length / 2);
            friction.rescale(null, null, Arrays.stream(a).map(factor -> Math.sqrt(units.time()) / factor).toArray());
        }
    }

    @Override
    public LearnedLagrangian toField() {
        return new LearnedLagrangian(EngineCopy.inDoubles(lagrangian), EngineCopy.inDoubles(this));
    }
}
