package hnn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import hnn.Arguments;
import hnn.EngineMemory;
import hnn.Native;
import hnn.autograd.TorchScript;
import hnn.learned.DenseLayer;
import hnn.learned.LearnedField;
import hnn.learned.LearnedHamiltonian;
import hnn.learned.TanhNetwork;
import hnn.phase.Field;
import hnn.phase.HamiltonianField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A trained network back in the engine, for thousands of points at once: the engine's matrix products use all cores.
 *
 * <pre>{@code
 * try (var engine = EngineNetwork.single(hnn.field().network())) {
 *     paths = Methods.rungeKutta4().every(0.01).integrate(engine.hamiltonian(), starts, times);
 * }
 * }</pre>
 *
 * The gradient is in closed form, as in {@link TanhNetwork#gradient}, all layers in one call. For one point the call alone
 * takes longer than plain Java, which is used then. The weights are native: close the network after use.
 *
 * <p>The engine has the logistic function seven times as fast as tanh. Since tanh(u) = 2 s(2u) - 1, the same network is kept with
 * s in tanh's place and with weights that make up for it, which costs nothing at each point.
 */
public final class EngineNetwork implements AutoCloseable {

    /** Below, plain Java is faster. */
    private static final int FEW = 32;
    /** By their sources, of which there is one for each number of layers: a script stays for the life of the JVM. */
    private static final Map<String, TorchScript> SCRIPTS = new ConcurrentHashMap<>();

    private final TanhNetwork network;
    private final DataType type;
    private final NDManager manager;
    private final List<IValue> weights = new ArrayList<>();
    private final TorchScript value;
    private final TorchScript gradient;

    private EngineNetwork(TanhNetwork network, DataType type) {
        Native.prepare();
        this.network = network;
        this.type = type;
        manager = NDManager.newBaseManager("PyTorch");
        int last = network.layers().size();
        for (int l = 1; l <= last; l++) {
            keep(network.layers().get(l - 1), l > 1, l < last);
        }
        value = SCRIPTS.computeIfAbsent(source(false), text -> new TorchScript("network", text));
        gradient = SCRIPTS.computeIfAbsent(source(true), text -> new TorchScript("gradient of a network", text));
    }

    /**
     * Keeps W and b of the layer y = W a + b in the form that logistic functions take.
     *
     * @param after whether a comes as the s of a = 2 s - 1: y = 2 W s + (b - W 1)
     * @param before whether y goes into tanh: s wants 2 y
     */
    private void keep(DenseLayer layer, boolean after, boolean before) {
        double[] weight = layer.weight(); // outputs x inputs
        double[] turned = new double[weight.length]; // inputs x outputs: the engine is slow to multiply by a narrow matrix
        double[] bias = layer.bias();
        for (int i = 0; i < layer.outputs(); i++) {
            for (int j = 0; j < layer.inputs(); j++) {
                double w = weight[i * layer.inputs() + j];
                bias[i] -= after ? w : 0;
                turned[j * layer.outputs() + i] = (after ? 2 : 1) * (before ? 2 : 1) * w;
            }
            bias[i] *= before ? 2 : 1;
        }
        weights.add(kept(turned, new Shape(layer.inputs(), layer.outputs())));
        weights.add(kept(bias, new Shape(layer.outputs())));
    }

    private IValue kept(double[] numbers, Shape shape) {
        return IValue.from((PtNDArray) EngineMemory.of(manager, numbers, shape, type));
    }

    /** Puts a network into the engine in double precision: the numbers are those of plain Java up to round-off. */
    public static EngineNetwork of(TanhNetwork network) {
        return new EngineNetwork(network, DataType.FLOAT64);
    }

    /**
     * Puts a network into the engine in single precision, in which it was trained: about twice as fast, and right to 1e-6 or
     * so. For pictures and statistics of many paths.
     */
    public static EngineNetwork single(TanhNetwork network) {
        return new EngineNetwork(network, DataType.FLOAT32);
    }

    /** The way there and, for a gradient, back; the kept weights and biases of all layers are the arguments. */
    private String source(boolean back) {
        int last = network.layers().size();
        var lines = new StringBuilder("def forward(self: __torch__.G,\n    a0: Tensor");
        for (int l = 1; l <= last; l++) {
            lines.append(String.format(",%n    w%d: Tensor,%n    b%d: Tensor", l, l));
        }
        lines.append(") -> Tensor:\n");
        for (int l = 1; l < last; l++) {
            lines.append(String.format("  a%d = torch.sigmoid(torch.addmm(b%d, a%d, w%d))%n", l, l, l - 1, l));
        }
        if (!back) {
            return lines.append(String.format("  return torch.addmm(b%d, a%d, w%d)%n", last, last - 1, last)).toString();
        }
        lines.append(String.format("  g%d = torch.expand_as(torch.t(w%d), a%d)%n", last - 1, last, last - 1));
        for (int l = last - 1; l >= 1; l--) {
            lines.append(String.format("  g%d = torch.mm(torch.sigmoid_backward(g%d, a%d), torch.t(w%d))%n", l - 1, l, l, l));
        }
        return lines.append("  return g0\n").toString();
    }

    private double[][] run(TorchScript script, double[][] points) {
        int width = points[0].length;
        double[] flat = new double[points.length * width];
        for (int k = 0; k < points.length; k++) {
            Arguments.require(points[k].length == network.inputs(), "x must have %d numbers, not %d",
                    network.inputs(), points[k].length);
            System.arraycopy(points[k], 0, flat, k * width, width);
        }
        try (NDManager memory = manager.newSubManager()) {
            NDArray x = EngineMemory.of(memory, flat, new Shape(points.length, width), type);
            IValue[] inputs = new IValue[weights.size() + 1];
            inputs[0] = IValue.from((PtNDArray) x);
            for (int i = 0; i < weights.size(); i++) {
                inputs[i + 1] = weights.get(i);
            }
            try (IValue output = script.of(inputs)) {
                NDList rows = output.toNDList((PtNDManager) memory);
                return EngineMemory.rows(rows.singletonOrThrow().toType(DataType.FLOAT64, false).toDoubleArray(), points.length);
            } finally {
                inputs[0].close();
            }
        }
    }

    /**
     * Returns the network as H; it lives as long as this does.
     *
     * @throws IllegalArgumentException if the network has not one output
     */
    public HamiltonianField hamiltonian() {
        var plain = new LearnedHamiltonian(network);
        return new HamiltonianField() {
            @Override
            public double hamiltonian(double[] x) {
                return plain.hamiltonian(x);
            }

            @Override
            public double[] gradient(double[] x) {
                return plain.gradient(x);
            }

            @Override
            public double[][] gradients(double[][] states) {
                return states.length < FEW ? plain.gradients(states) : run(gradient, states);
            }

            @Override
            public int pointsTogether() {
                return Integer.MAX_VALUE;
            }
        };
    }

    /**
     * Returns the network as a field; it lives as long as this does.
     *
     * @throws IllegalArgumentException if the network has not as many outputs as inputs
     */
    public Field field() {
        var plain = new LearnedField(network);
        return new Field() {
            @Override
            public double[] at(double t, double[] x) {
                return plain.at(t, x);
            }

            @Override
            public double[][] atAll(double t, double[][] states) {
                return states.length < FEW ? plain.atAll(t, states) : run(value, states);
            }

            @Override
            public int pointsTogether() {
                return Integer.MAX_VALUE;
            }
        };
    }

    /** Releases the weights. */
    @Override
    public void close() {
        weights.forEach(IValue::close);
        manager.close();
    }
}
