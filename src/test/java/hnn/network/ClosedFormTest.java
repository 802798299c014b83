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
import ai.djl.training.loss.Loss;
import hnn.EngineMemory;
import hnn.autograd.Autograd;
import hnn.friction.GradientBlock;
import hnn.learned.LearnedHamiltonian;
import hnn.learned.SmoothActivation;
import hnn.phase.BatchField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The closed form against autograd, which knows nothing of it. */
class ClosedFormTest {

    private final NDManager manager = NDManager.newBaseManager();

    @BeforeEach
    void seed() {
        Engine.getInstance().setRandomSeed(3);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray normal(int rows, int dimension, DataType type) {
        return EngineMemory.owned(manager, manager.randomNormal(new Shape(rows, dimension)).toType(type, false));
    }

    private <B extends FieldBlock<?>> B initialized(B block, int dimension, DataType type) {
        block.initialize(manager, type, new Shape(1, dimension));
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
                return EngineMemory.doubles(error)[0];
            }
        });
    }

    private List<double[]> inClosedForm(FieldBlock<?> block, NDArray x, NDArray velocity) {
        return results(block, () -> ClosedForm.of(block, block.loss()).orElseThrow().loss(x, velocity)[0]);
    }

    private List<double[]> results(FieldBlock<?> block, DoubleSupplier error) {
        List<double[]> results = new ArrayList<>(List.of(new double[] {error.getAsDouble()}));
        block.getParameters().values()
                .forEach(parameter -> results.add(EngineMemory.doubles(parameter.getArray().getGradient())));
        return results;
    }

    /** To a part of 1, or of the largest entry where that is more. */
    private static void assertSame(List<double[]> actual, List<double[]> expected, double part) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            double largest = Arrays.stream(expected.get(i)).map(Math::abs).max().orElseThrow();
            assertThat(largest).as("result %d is there", i).isGreaterThan(1e-7);
            assertThat(actual.get(i)).as("result %d", i).containsExactly(expected.get(i), within(part * Math.max(largest, 1)));
        }
    }

    private static Stream<Arguments> networks() {
        return IntStream.rangeClosed(1, 4).boxed().flatMap(depth -> Arrays.stream(SmoothActivation.values())
                .flatMap(activation -> IntStream.of(2, 6, 12).boxed()
                        .flatMap(dimension -> Stream.of(DataType.FLOAT32, DataType.FLOAT64)
                                .map(type -> Arguments.of(depth, activation, dimension, type)))));
    }

    private static Mlp network(int dimension, int depth, int outputs, SmoothActivation activation) {
        int[] hidden = new int[depth];
        Arrays.setAll(hidden, l -> 30 + 7 * l);
        return new Mlp(dimension, hidden, outputs, activation, 4);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theErrorAndAllItsGradientsAreThoseOfAutograd(int depth, SmoothActivation activation, int dimension, DataType type) {
        NDArray x = normal(50, dimension, type);
        NDArray velocity = normal(50, dimension, type);
        double part = type == DataType.FLOAT64 ? 1e-12 : 1e-6;
        for (FieldBlock<?> block : List.of(new HamiltonianBlock(network(dimension, depth, 1, activation)),
                new BaselineBlock(network(dimension, depth, dimension, activation)))) {
            initialized(block, dimension, type);
            List<double[]> expected = recorded(block, x, velocity); // first: it adds to what is there
            assertSame(inClosedForm(block, x, velocity), expected, part);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theFieldInOneCallAndInPlainJavaIsThatOfAutograd(int depth, SmoothActivation activation, int dimension, DataType type) {
        NDArray x = normal(40, dimension, type);
        double error = type == DataType.FLOAT64 ? 1e-12 : 1e-5;
        for (FieldBlock<?> block : List.of(new HamiltonianBlock(network(dimension, depth, 1, activation)),
                new GradientBlock(network(dimension, depth, 1, activation)),
                new BaselineBlock(network(dimension, depth, dimension, activation)))) {
            initialized(block, dimension, type);
            var weights = new ParameterStore(manager, false);
            double[] expected = EngineMemory.doubles(block.forward(weights, new NDList(x), false).head());
            assertThat(EngineMemory.doubles(ClosedForm.forward(block, weights, new NDList(x), false).head()))
                    .containsExactly(expected, within(error));
            double[][] states = EngineMemory.rows(EngineMemory.doubles(x), 40);
            assertThat(Arrays.stream(BatchField.at(block.toField(), 0, states)).flatMapToDouble(Arrays::stream).toArray())
                    .containsExactly(expected, within(error));
        }
    }

    @ParameterizedTest
    @EnumSource
    void thousandsOfPointsInTheEngineAreThoseOfPlainJava(SmoothActivation activation) {
        var block = initialized(new HamiltonianBlock(network(4, 3, 1, activation)), 4, DataType.FLOAT64);
        double[][] states = EngineMemory.rows(EngineMemory.doubles(normal(1000, 4, DataType.FLOAT64)), 1000);
        LearnedHamiltonian learned = block.toField();
        double[][] together = learned.gradients(states);
        double[][] single = learned.single().gradients(states);
        for (int k = 0; k < states.length; k++) {
            double[] alone = learned.gradient(states[k]); // by plain Java
            assertThat(together[k]).containsExactly(alone, within(1e-12));
            assertThat(single[k]).containsExactly(alone, within(1e-5));
        }
        assertThat(single).isNotEqualTo(together);
    }

    @Test
    void itOverwritesGradientsThatNobodyHasMadeYetAndThoseThatAreThere() {
        NDArray x = normal(10, 2, DataType.FLOAT32);
        NDArray velocity = normal(10, 2, DataType.FLOAT32);
        var block = initialized(new HamiltonianBlock(new Mlp(2, 20, 1, 4)), 2, DataType.FLOAT32);
        List<double[]> first = inClosedForm(block, x, velocity);
        assertThat(first.get(1)).isNotEqualTo(new double[first.get(1).length]);
        assertSame(inClosedForm(block, x, velocity), first, 0);
    }

    @Test
    void nothingIsRecordedWhereNobodyAsks() {
        var block = initialized(new HamiltonianBlock(new Mlp(2, 20, 1, 4)), 2, DataType.FLOAT32);
        var weights = new ParameterStore(manager, false);
        NDArray outside = block.forward(weights, new NDList(normal(10, 2, DataType.FLOAT32)), false).singletonOrThrow();
        try (var recording = Autograd.record()) {
            NDArray x = Autograd.variable(normal(10, 2, DataType.FLOAT32));
            NDArray inside = block.forward(weights, new NDList(x), false).singletonOrThrow();
            assertThat(EngineMemory.doubles(Autograd.gradient(inside, x))).isNotEqualTo(new double[20]);
            assertThatThrownBy(() -> Autograd.gradient(outside, x)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anotherBlockOrAnotherLossHasNone() {
        var block = new HamiltonianBlock(new SequentialBlock().add(new Mlp(2, 20, 1, 4)));
        assertThat(ClosedForm.of(block, block.loss())).isEmpty();
        assertThat(ClosedForm.of(new HamiltonianBlock(new Mlp(2, 20, 1, 4)), Loss.l1Loss())).isEmpty();
    }
}
