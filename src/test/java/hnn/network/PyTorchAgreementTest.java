package hnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hnn.EngineMemory;
import hnn.file.NpzWeights;
import hnn.learned.DenseNetwork;
import hnn.learned.LearnedHamiltonian;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against numbers that PyTorch gave once; see make_pytorch_numbers.py beside them. */
class PyTorchAgreementTest {

    private static final Path WEIGHTS = Path.of("src/test/resources/hnn/network/pytorch-weights.npz");

    @TempDir
    private Path folder;

    private final JsonObject numbers = read();

    private static JsonObject read() {
        try {
            return JsonParser.parseString(Files.readString(WEIGHTS.resolveSibling("pytorch-numbers.json")))
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private double[] expected(String name) {
        return flat(numbers.get(name)).toArray();
    }

    private static DoubleStream flat(JsonElement element) {
        return element.isJsonArray()
                ? StreamSupport.stream(element.getAsJsonArray().spliterator(), false).flatMapToDouble(e -> flat(e))
                : DoubleStream.of(element.getAsDouble());
    }

    private double[] state(int row) {
        return Arrays.copyOfRange(expected("x"), 4 * row, 4 * row + 4);
    }

    @Test
    void aNetworkFromPythonHasItsHAndItsField() throws IOException {
        var h = new LearnedHamiltonian(NpzWeights.readOutput(WEIGHTS, 1));
        for (int row = 0; row < 3; row++) {
            assertThat(h.hamiltonian(state(row))).isCloseTo(expected("h")[row], within(1e-6));
            double[] field = Arrays.copyOfRange(expected("field"), 4 * row, 4 * row + 4);
            assertThat(h.at(0, state(row))).containsExactly(field, within(1e-6));
        }
    }

    @Test
    void throughTheEngineFieldLossAndParameterGradientsAreThoseOfPyTorch() throws IOException {
        DenseNetwork python = NpzWeights.readOutput(WEIGHTS, 1);
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            var block = new HamiltonianBlock(new Mlp(4, 6, 1, 0));
            block.initialize(manager, DataType.FLOAT32, new Shape(3, 4));
            copy(python, block);
            NDArray x = manager.create(expected("x"), new Shape(3, 4)).toType(DataType.FLOAT32, false);
            NDArray target = manager.create(expected("target"), new Shape(3, 4)).toType(DataType.FLOAT32, false);
            try (var gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray field = block.forward(new ParameterStore(manager, false), new NDList(x), true).get(0);
                assertThat(EngineMemory.doubles(field)).containsExactly(expected("field"), within(1e-6));
                NDArray loss = field.sub(target).square().mean();
                assertThat(loss.getFloat()).isCloseTo((float) expected("loss")[0], within(1e-6f));
                gradients.backward(loss);
            }
            for (var parameter : block.getParameters()) {
                assertThat(EngineMemory.doubles(parameter.getValue().getArray().getGradient())).as(parameter.getKey())
                        .containsExactly(expectedGradient(parameter.getKey()), within(1e-6));
            }
        }
    }

    private static void copy(DenseNetwork from, HamiltonianBlock to) {
        for (var parameter : to.getParameters()) {
            var layer = from.layers().get(layerOf(parameter.getKey()));
            boolean isWeight = parameter.getValue().getType() == Parameter.Type.WEIGHT;
            double[] values = isWeight ? layer.weight() : layer.bias();
            NDArray array = parameter.getValue().getArray();
            array.set(array.getManager().create(values, array.getShape()).toType(DataType.FLOAT32, false).toByteBuffer());
            array.setRequiresGradient(true);
        }
    }

    /** From DJL's "01hamiltonian_02linear2_weight" to 1. */
    private static int layerOf(String name) {
        return name.charAt(name.indexOf("linear") + "linear".length()) - '1';
    }

    private double[] expectedGradient(String name) {
        String python = "linear" + (layerOf(name) + 1) + (name.endsWith("weight") ? ".weight" : ".bias");
        double[] all = flat(numbers.getAsJsonObject("gradients").get(python)).toArray();
        // The loss does not see the Python network's first output.
        return python.equals("linear3.weight") ? Arrays.copyOfRange(all, 6, 12) : all;
    }

    @Test
    void whatIsWrittenReadsAsItWas() throws IOException {
        DenseNetwork h = NpzWeights.readOutput(WEIGHTS, 1);
        Path file = folder.resolve("weights.npz");
        NpzWeights.write(h, file);
        assertThat(NpzWeights.read(file).value(state(0))).isEqualTo(h.value(state(0)));
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void filesThatDoNotFitAreNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("text.npz"), "no arrays here");
        assertThatThrownBy(() -> NpzWeights.read(text))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("text.npz");
        Path other = folder.resolve("other.npz");
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray array = manager.ones(new Shape(2));
            array.setName("weights");
            Files.write(other, new NDList(array).encode(NDList.Encoding.NPZ));
        }
        assertThatThrownBy(() -> NpzWeights.read(other)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("linear1.weight").hasMessageContaining("[weights]");
        assertThatThrownBy(() -> NpzWeights.readOutput(WEIGHTS, 2))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("row must be from 0 to 1, not 2");
        assertThatThrownBy(() -> NpzWeights.read(folder.resolve("absent.npz")))
                .isInstanceOf(IOException.class).hasMessageContaining("absent.npz");
    }
}
