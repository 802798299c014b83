package hnn.ensemble;

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
import hnn.learned.DenseNetwork;
import hnn.learned.LearnedField;
import hnn.learned.LearnedHamiltonian;
import hnn.learned.SmoothActivation;
import hnn.network.ClosedForm;
import hnn.phase.BatchField;
import hnn.phase.BatchHamiltonian;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained network back in the engine, for thousands of points at once: the engine's matrix products use all cores.
 *
 * <pre>{@code
 * try (var engine = EngineNetwork.single(hnn.field().network())) {
 *     paths = Methods.rungeKutta4().every(0.01).integrate(engine.hamiltonian(), starts, times);
 * }
 * }</pre>
 *
 * The gradient is in closed form, all layers in one call ({@link ClosedForm}). For one point the call alone takes longer than
 * plain Java, which is used then. The weights are native: close the network after use.
 */
public final class EngineNetwork implements AutoCloseable {

    /** Below, plain Java is faster. */
    private static final int FEW = 32;

    private final DenseNetwork network;
    private final DataType type;
    private final NDManager manager;
    private final List<IValue> weights = new ArrayList<>();
    private final TorchScript value;
    private final TorchScript gradient;

    private EngineNetwork(DenseNetwork network, DataType type) {
        Native.prepare();
        this.network = network;
        this.type = type;
        manager = NDManager.newBaseManager("PyTorch");
        DenseNetwork fast = network.activation() == SmoothActivation.TANH ? logistic(network) : network;
        for (DenseLayer layer : fast.layers()) {
            // Kept turned, since the engine is slow to multiply by a narrow matrix; the script turns them once more.
            NDArray turned = EngineMemory.of(manager, layer.turnedWeight(), new Shape(layer.inputs(), layer.outputs()), type);
            weights.add(IValue.from((PtNDArray) turned.transpose()));
            weights.add(IValue.from((PtNDArray) EngineMemory.of(manager, layer.bias(), new Shape(layer.outputs()), type)));
        }
        int depth = network.layers().size() - 1;
        value = ClosedForm.value(depth, fast.activation());
        gradient = ClosedForm.inputGradient(depth, fast.activation());
    }

    /**
     * Returns the same network with logistic functions s in tanh's place: tanh(u) = 2 s(2u) - 1, which the engine has seven times
     * as fast. Weights make up for it: of y = W a + b with a = 2s - 1, y = 2 W s + (b - W 1), and s wants 2 y.
     */
    private static DenseNetwork logistic(DenseNetwork network) {
        List<DenseLayer> layers = new ArrayList<>();
        int last = network.layers().size() - 1;
        for (int l = 0; l <= last; l++) {
            DenseLayer layer = network.layers().get(l);
            double[] weight = layer.weight();
            double[] bias = layer.bias();
            int before = l < last ? 2 : 1;
            for (int k = 0; k < weight.length; k++) {
                bias[k / layer.inputs()] -= l > 0 ? weight[k] : 0;
                weight[k] *= before * (l > 0 ? 2 : 1);
            }
            for (int i = 0; i < bias.length; i++) {
                bias[i] *= before;
            }
            layers.add(new DenseLayer(layer.inputs(), layer.outputs(), weight, bias));
        }
        return new DenseNetwork(layers, SmoothActivation.LOGISTIC);
    }

    /** Puts a network into the engine in double precision: the numbers are those of plain Java up to round-off. */
    public static EngineNetwork of(DenseNetwork network) {
        return new EngineNetwork(network, DataType.FLOAT64);
    }

    /**
     * Puts a network into the engine in single precision, in which it was trained: about twice as fast, and right to 1e-6 or
     * so. For pictures and statistics of many paths.
     */
    public static EngineNetwork single(DenseNetwork network) {
        return new EngineNetwork(network, DataType.FLOAT32);
    }

    /**
     * Returns the network as H; it lives as long as this does.
     *
     * @throws IllegalArgumentException if the network has not one output
     */
    public BatchHamiltonian hamiltonian() {
        var plain = new LearnedHamiltonian(network);
        return new BatchHamiltonian() {
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
            public Cores cores() {
                return Cores.ALL;
            }
        };
    }

    /**
     * Returns the network as a field; it lives as long as this does.
     *
     * @throws IllegalArgumentException if the network has not as many outputs as inputs
     */
    public BatchField field() {
        var plain = new LearnedField(network);
        return new BatchField() {
            @Override
            public double[] at(double t, double[] x) {
                return plain.at(t, x);
            }

            @Override
            public double[][] atAll(double t, double[][] states) {
                return states.length < FEW ? plain.atAll(t, states) : run(value, states);
            }

            @Override
            public Cores cores() {
                return Cores.ALL;
            }
        };
    }

    private double[][] run(TorchScript script, double[][] points) {
        int width = network.inputs();
        double[] flat = new double[points.length * width];
        for (int k = 0; k < points.length; k++) {
            Arguments.require(points[k].length == width, "x must have %d numbers, not %d", width, points[k].length);
            System.arraycopy(points[k], 0, flat, k * width, width);
        }
        try (NDManager memory = manager.newSubManager()) {
            NDArray x = EngineMemory.of(memory, flat, new Shape(points.length, width), type);
            IValue[] arguments = new IValue[weights.size() + 1];
            arguments[0] = IValue.from((PtNDArray) x);
            for (int i = 0; i < weights.size(); i++) {
                arguments[i + 1] = weights.get(i);
            }
            try (IValue output = script.of(arguments)) {
                NDList rows = output.toNDList((PtNDManager) memory);
                return EngineMemory.rows(rows.singletonOrThrow().toType(DataType.FLOAT64, false).toDoubleArray(), points.length);
            } finally {
                arguments[0].close();
            }
        }
    }

    /** Releases the weights. */
    @Override
    public void close() {
        weights.forEach(IValue::close);
        manager.close();
    }
}
