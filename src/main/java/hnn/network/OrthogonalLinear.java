package hnn.network;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import hnn.Arguments;
import hnn.EngineMemory;
import hnn.Seeds;
import hnn.learned.DenseLayer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hipparchus.random.RandomGenerator;

/** Linear layers as the paper's networks start them, and their way out of the engine. */
public final class OrthogonalLinear {

    private OrthogonalLinear() {}

    /**
     * Makes a layer with an orthogonal weight and a bias uniform in [-1/sqrt(fanIn), 1/sqrt(fanIn)].
     *
     * @param network tells the layers of one network from those of another with the same seed
     * @param number tells the layers of one network apart
     */
    public static Linear of(int fanIn, int units, boolean bias, long seed, String network, int number) {
        Linear layer = Linear.builder().setUnits(units).optBias(bias).build();
        layer.setInitializer(new Orthogonal(Seeds.stream(seed, network + "weight", number)), Parameter.Type.WEIGHT);
        RandomGenerator random = Seeds.stream(seed, network + "bias", number);
        double bound = 1 / Math.sqrt(fanIn);
        layer.setInitializer((manager, shape, type) -> {
            double[] values = DoubleStream.generate(random::nextDouble).limit(shape.size())
                    .map(u -> bound * (2 * u - 1)).toArray();
            return EngineMemory.of(manager, values, shape, type);
        }, Parameter.Type.BIAS);
        return layer;
    }

    /** Makes a layer that begins with given weights. */
    static Linear of(DenseLayer given, boolean bias) {
        Linear layer = Linear.builder().setUnits(given.outputs()).optBias(bias).build();
        layer.setInitializer((manager, shape, type) -> EngineMemory.of(manager, given.weight(), shape, type),
                Parameter.Type.WEIGHT);
        layer.setInitializer((manager, shape, type) -> EngineMemory.of(manager, given.bias(), shape, type), Parameter.Type.BIAS);
        return layer;
    }

    /** Initializes layers in a row, each with the output of the one before; the input's last dimension must be as given. */
    public static void initialize(List<Linear> layers, NDManager manager, DataType dataType, Shape input, int inputs) {
        Arguments.require(input.dimension() >= 2 && input.get(input.dimension() - 1) == inputs,
                "the input must have the shape (batch, %d), not %s", inputs, input);
        Shape shape = input;
        for (Linear layer : layers) {
            layer.initialize(manager, dataType, shape);
            shape = layer.getOutputShapes(new Shape[] {shape})[0];
        }
    }

    /** Changes a layer from W x + b to W (shift + factors x) + b. */
    static void rescaleInputs(Linear layer, double[] shift, double[] factors) {
        double[] weight = numbers(layer, "weight");
        double[] bias = numbers(layer, "bias");
        for (int i = 0; i < weight.length; i++) {
            bias[i / shift.length] += weight[i] * shift[i % shift.length];
            weight[i] *= factors[i % shift.length];
        }
        overwrite(layer, "weight", weight);
        overwrite(layer, "bias", bias);
    }

    /** Changes a layer without a bias from W x to outputs W x. */
    static void rescaleOutputs(Linear layer, double[] outputs) {
        double[] weight = numbers(layer, "weight");
        int inputs = weight.length / outputs.length;
        Arrays.setAll(weight, i -> weight[i] * outputs[i / inputs]);
        overwrite(layer, "weight", weight);
    }

    private static double[] numbers(Linear layer, String name) {
        return EngineMemory.doubles(layer.getParameters().get(name).getArray());
    }

    private static void overwrite(Linear layer, String name, double[] numbers) {
        EngineMemory.overwrite(layer.getParameters().get(name).getArray(), numbers);
    }

    /** Copies a layer, which must be initialized, into plain arrays. */
    public static DenseLayer plain(Linear layer) {
        if (!layer.isInitialized()) {
            throw new IllegalStateException("the network has no weights yet: train, load or initialize it first");
        }
        var weight = layer.getParameters().get("weight").getArray(); // (outputs, inputs)
        int rows = (int) weight.getShape().get(0);
        boolean hasBias = layer.getParameters().contains("bias");
        double[] bias = hasBias ? EngineMemory.doubles(layer.getParameters().get("bias").getArray()) : new double[rows];
        return new DenseLayer((int) weight.getShape().get(1), rows, EngineMemory.doubles(weight), bias);
    }
}
