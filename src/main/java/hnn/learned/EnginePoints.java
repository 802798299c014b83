package hnn.learned;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import hnn.EngineMemory;
import hnn.Native;
import hnn.autograd.TorchScript;
import java.util.ArrayList;
import java.util.List;

/**
 * A network in the engine, for many points in one call: its products are several times as fast as ours. For few points the call
 * alone takes longer than plain Java.
 *
 * <p>The weights are native, and released when nobody holds the network any longer.
 */
final class EnginePoints {

    /** Points times weights from which the engine is faster. */
    private static final long WORTH = 800_000;

    private final DataType type;
    private final NDManager manager;
    private final List<IValue> weights;
    private final TorchScript value;
    private final TorchScript gradient;

    EnginePoints(DenseNetwork network, DataType type) {
        Native.prepare();
        this.type = type;
        manager = EngineMemory.heldBy(this, Device.cpu());
        List<IValue> all = new ArrayList<>();
        DenseNetwork fast = network.activation() == SmoothActivation.TANH ? logistic(network) : network;
        for (DenseLayer layer : fast.layers()) {
            // Kept turned, since the engine is slow to multiply by a narrow matrix; the script turns them once more.
            NDArray turned = EngineMemory.of(manager, layer.turnedWeight(), new Shape(layer.inputs(), layer.outputs()), type);
            all.add(IValue.from((PtNDArray) turned.transpose()));
            all.add(IValue.from((PtNDArray) EngineMemory.of(manager, layer.bias(), new Shape(layer.outputs()), type)));
        }
        weights = all;
        EngineMemory.whenGone(this, () -> all.forEach(IValue::close));
        int depth = network.layers().size() - 1;
        value = TorchScript.of("network", new NetworkScript(depth, fast.activation(), true).value());
        gradient = TorchScript.of("network", new NetworkScript(depth, fast.activation(), true).inputGradientInPlace());
    }

    /** Returns from how many points on the engine is faster for a network of so many weights. */
    static int many(long weights) {
        return (int) (WORTH / weights) + 1;
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

    /** Returns y at each point. */
    double[][] values(double[][] points) {
        return run(value, points);
    }

    /** Returns dy/dx at each point, y being a single number. */
    double[][] gradients(double[][] points) {
        return run(gradient, points);
    }

    private double[][] run(TorchScript script, double[][] points) {
        try (NDManager memory = manager.newSubManager()) {
            IValue[] arguments = new IValue[weights.size() + 1];
            arguments[0] = IValue.from((PtNDArray) EngineMemory.matrix(memory, points, type));
            for (int i = 0; i < weights.size(); i++) {
                arguments[i + 1] = weights.get(i);
            }
            try (IValue x = arguments[0]; IValue output = script.of(arguments)) {
                return EngineMemory.rows(EngineMemory.doubles(output.toTensor((PtNDManager) memory)), points.length);
            }
        }
    }
}
