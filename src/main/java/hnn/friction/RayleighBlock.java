package hnn.friction;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.learned.DenseLayer;
import hnn.learned.DenseNetwork;
import hnn.network.Mlp;
import hnn.network.Rescaled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
public final class RayleighBlock extends AbstractBlock implements Rescaled {

    private final Mlp network;

    /** Takes a network, (batch, n) to (batch, 1), as D. */
    public RayleighBlock(Mlp network) {
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

    @Override
    public void rescale(double[] shift, double[] factors, double[] outputs) {
        int n = shift.length / 2;
        network.rescale(Arrays.copyOfRange(shift, n, 2 * n), Arrays.copyOfRange(factors, n, 2 * n), outputs);
    }

    private static Shape momenta(Shape states) {
        return new Shape(states.get(0), states.get(1) / 2);
    }

    /** Copies the network to plain arrays, as one of the whole state whose weights on q are 0. */
    DenseNetwork toPlain() {
        DenseNetwork plain = network.toPlain();
        DenseLayer first = plain.layers().get(0);
        int n = first.inputs();
        double[] seen = first.weight();
        double[] weight = new double[2 * seen.length];
        for (int i = 0; i < first.outputs(); i++) {
            System.arraycopy(seen, i * n, weight, (2 * i + 1) * n, n);
        }
        List<DenseLayer> layers = new ArrayList<>(plain.layers());
        layers.set(0, new DenseLayer(2 * n, first.outputs(), weight, first.bias()));
        return new DenseNetwork(layers, plain.activation());
    }
}
