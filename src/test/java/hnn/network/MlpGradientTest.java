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
import ai.djl.nn.SequentialBlock;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import hnn.EngineMemory;
import hnn.autograd.Autograd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The closed form against autograd, which knows nothing of it. */
class MlpGradientTest {

    private final NDManager manager = NDManager.newBaseManager();

    @BeforeEach
    void seed() {
        Engine.getInstance().setRandomSeed(3);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray normal(int rows, int dimension) {
        return EngineMemory.owned(manager, manager.randomNormal(new Shape(rows, dimension)));
    }

    private <B extends FieldBlock<?>> B initialized(B block, int dimension) {
        block.initialize(manager, DataType.FLOAT32, new Shape(1, dimension));
        block.getParameters().values().forEach(parameter -> parameter.getArray().setRequiresGradient(true));
        return block;
    }

    /** Returns the error and all gradients of it, by autograd. */
    private List<double[]> recorded(FieldBlock<?> block, NDArray x, NDArray velocity) {
        return results(block, () -> {
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDList field = block.forward(new ParameterStore(manager, false), new NDList(x), true);
                NDArray error = block.loss().evaluate(new NDList(velocity), field);
                collector.backward(error);
                return error;
            }
        });
    }

    private List<double[]> results(FieldBlock<?> block, Supplier<NDArray> error) {
        List<double[]> results = new ArrayList<>(List.of(Plain.doubles(error.get())));
        block.getParameters().values().forEach(parameter -> results.add(Plain.doubles(parameter.getArray().getGradient())));
        return results;
    }

    private static void assertSame(List<double[]> actual, List<double[]> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i)).as("result %d", i).containsExactly(expected.get(i), within(1e-7));
        }
    }

    @ParameterizedTest
    @CsvSource({"750, 2", "200, 8", "1, 4"})
    void theErrorOfAHamiltonianNetworkIsThatOfAnyBlockByAutograd(int rows, int dimension) {
        NDArray x = normal(rows, dimension);
        NDArray velocity = normal(rows, dimension);
        var byAutograd = initialized(
                new HamiltonianBlock(new SequentialBlock().add(new Mlp(dimension, 200, 1, 4))), dimension);
        var inClosedForm = initialized(new HamiltonianBlock(new Mlp(dimension, 200, 1, 4)), dimension);
        List<double[]> expected = recorded(byAutograd, x, velocity);
        assertThat(Arrays.stream(expected.get(3)).map(Math::abs).max().orElseThrow()).isGreaterThan(1e-4); // dW2 is there
        assertSame(recorded(inClosedForm, x, velocity), expected);
        assertSame(results(inClosedForm, () -> inClosedForm.closedFormError(x, velocity)), expected);
    }

    @ParameterizedTest
    @CsvSource({"750, 2", "200, 8"})
    void theErrorOfABaselineIsThatByAutograd(int rows, int dimension) {
        NDArray x = normal(rows, dimension);
        NDArray velocity = normal(rows, dimension);
        var block = initialized(new BaselineBlock(new Mlp(dimension, 200, dimension, 4)), dimension);
        List<double[]> expected = recorded(block, x, velocity);
        assertSame(results(block, () -> block.closedFormError(x, velocity)), expected);
    }

    @Test
    void itOverwritesGradientsThatNobodyHasMadeYetAndThoseThatAreThere() {
        NDArray x = normal(10, 2);
        NDArray velocity = normal(10, 2);
        var block = initialized(new HamiltonianBlock(new Mlp(2, 20, 1, 4)), 2);
        List<double[]> first = results(block, () -> block.closedFormError(x, velocity));
        assertThat(first.get(1)).isNotEqualTo(new double[first.get(1).length]);
        assertSame(results(block, () -> block.closedFormError(x, velocity)), first);
    }

    @Test
    void nothingIsRecordedWhereNobodyAsks() {
        var block = initialized(new HamiltonianBlock(new Mlp(2, 20, 1, 4)), 2);
        var weights = new ParameterStore(manager, false);
        NDArray outside = block.forward(weights, new NDList(normal(10, 2)), false).singletonOrThrow();
        try (var recording = Autograd.record()) {
            NDArray x = Autograd.variable(normal(10, 2));
            NDArray inside = block.forward(weights, new NDList(x), false).singletonOrThrow();
            assertThat(Plain.doubles(Autograd.gradient(inside, x))).isNotEqualTo(new double[20]);
            assertThatThrownBy(() -> Autograd.gradient(outside, x)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anotherBlockHasNoClosedForm() {
        var block = initialized(new HamiltonianBlock(new SequentialBlock().add(new Mlp(2, 20, 1, 4))), 2);
        assertThat(block.hasClosedForm()).isFalse();
        assertThatThrownBy(() -> block.closedFormError(normal(1, 2), normal(1, 2)))
                .isInstanceOf(UnsupportedOperationException.class).hasMessageContaining("HamiltonianBlock");
    }
}
