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
import hnn.learned.TanhNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network of tanh in the engine, as one of logistic functions, s(u) = 1 / (1 + exp(-u)).
 *
 * <p>The engine has s seven times as fast as tanh. Since tanh(u) = 2 s(2u) - 1, the same network is kept with s in tanh's place and
 * with weights that make up for it, which costs nothing at each point.
 */
final class LogisticNetwork implements AutoCloseable {

    /** By their sources, of which there is one for each number of layers: a script stays for the life of the JVM. */
    private static final Map<String, TorchScript> SCRIPTS = new ConcurrentHashMap<>();

    private final int inputs;
    private final int last;
    private final DataType type;
    private final NDManager manager;
    private final List<IValue> weights = new ArrayList<>();
    private final TorchScript value;
    private final TorchScript gradient;

    LogisticNetwork(TanhNetwork network, DataType type) {
        Native.prepare();
        inputs = network.inputs();
        last = network.layers().size();
        this.type = type;
        manager = NDManager.newBaseManager("PyTorch");
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
        int factor = (after ? 2 : 1) * (before ? 2 : 1);
        for (int i = 0; i < layer.outputs(); i++) {
            for (int j = 0; j < layer.inputs(); j++) {
                double w = weight[i * layer.inputs() + j];
                bias[i] -= after ? w : 0;
                turned[j * layer.outputs() + i] = factor * w;
            }
            bias[i] *= before ? 2 : 1;
        }
        weights.add(kept(turned, new Shape(layer.inputs(), layer.outputs())));
        weights.add(kept(bias, new Shape(layer.outputs())));
    }

    private IValue kept(double[] numbers, Shape shape) {
        return IValue.from((PtNDArray) EngineMemory.of(manager, numbers, shape, type));
    }

    /** Returns the outputs at each point. */
    double[][] values(double[][] points) {
        return run(value, points);
    }

    /** Returns the gradient at each point, of a network with one output. */
    double[][] gradients(double[][] points) {
        return run(gradient, points);
    }

    /** The way there and, for a gradient, back; the kept weights and biases of all layers are the arguments. */
    private String source(boolean back) {
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
            Arguments.require(points[k].length == inputs, "x must have %d numbers, not %d", inputs, points[k].length);
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
