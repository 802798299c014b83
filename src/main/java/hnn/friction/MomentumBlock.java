package hnn.friction;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.learned.LearnedScalar;
import hnn.network.Mlp;
import hnn.phase.BatchField.Cores;
import hnn.phase.PhaseSpace;
import java.util.Arrays;

/**
 * A network that sees the momenta alone.
 *
 * <pre>
 *   y = D(p)      x = (q, p) (batch, 2n),  p (batch, n),  y (batch, 1)
 * </pre>
 *
 * As D of a {@link HelmholtzBlock} it is Rayleigh's dissipation function, of which friction is the gradient. Such a D and the
 * energy H are the only split of a field with friction, up to constants; a D of q and p can take part of H's work.
 *
 * <p>Source: Goldstein, Poole and Safko, Classical Mechanics, section 1.5.
 */
public final class MomentumBlock extends AbstractBlock {

    private static final byte VERSION = 1;

    private final Mlp network;

    /**
     * Takes a network as D.
     *
     * @param network maps (batch, n) to (batch, 1)
     */
    public MomentumBlock(Mlp network) {
        super(VERSION);
        this.network = addChildBlock("network", network);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return network.getOutputShapes(new Shape[] {momenta(inputs[0])});
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        network.initialize(manager, type, momenta(inputs[0]));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        return network.forward(parameters, new NDList(inputs.singletonOrThrow().split(2, 1).get(1)), training, options);
    }

    private static Shape momenta(Shape states) {
        return new Shape(states.get(0), states.get(1) / 2);
    }

    /** Copies the network to plain arrays. */
    LearnedScalar toPlain() {
        return new OfMomenta(LearnedScalar.of("D", network.toPlain()));
    }

    /** A number of the momenta: its gradient along the positions is 0. */
    private record OfMomenta(LearnedScalar number) implements LearnedScalar {

        @Override
        public int inputs() {
            return 2 * number.inputs();
        }

        @Override
        public double value(double[] x) {
            return number.value(momenta(x));
        }

        @Override
        public double[] gradient(double[] x) {
            return PhaseSpace.join(new double[number.inputs()], number.gradient(momenta(x)));
        }

        @Override
        public double[][] gradients(double[][] states) {
            double[] zeros = new double[number.inputs()];
            double[][] momenta = Arrays.stream(states).map(OfMomenta::momenta).toArray(double[][]::new);
            return Arrays.stream(number.gradients(momenta)).map(part -> PhaseSpace.join(zeros, part)).toArray(double[][]::new);
        }

        @Override
        public Cores cores() {
            return number.cores();
        }

        private static double[] momenta(double[] x) {
            return Arrays.copyOfRange(x, x.length / 2, x.length);
        }
    }
}
