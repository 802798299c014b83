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
import hnn.EngineMemory;
import hnn.FiniteDifferences;
import hnn.autograd.Autograd;
import hnn.learned.LearnedHamiltonian;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HamiltonianBlockTest {

    private static final Shape FOUR = new Shape(3, 4);

    private final NDManager manager = NDManager.newBaseManager();
    private final ParameterStore parameters = new ParameterStore(manager, false);

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray states(DataType type) {
        double[] numbers = {0.3, -0.7, 0.9, 0.1, -0.4, 0.8, -0.2, 0.5, 1.2, -1.1, 0.6, -0.9};
        return manager.create(numbers, FOUR).toType(type, false);
    }

    private HamiltonianBlock block(int hidden, DataType type) {
        var block = new HamiltonianBlock(new Mlp(4, hidden, 1, 5));
        block.initialize(manager, type, FOUR);
        return block;
    }

    private double[] field(HamiltonianBlock block, NDArray x) {
        return EngineMemory.doubles(block.forward(parameters, new NDList(x), false).singletonOrThrow());
    }

    @Test
    void theFieldIsTheSymplecticGradientByFiniteDifferences() {
        HamiltonianBlock block = block(20, DataType.FLOAT64);
        double[] field = field(block, states(DataType.FLOAT64));
        for (int row = 0; row < 3; row++) {
            double[] x = Arrays.copyOfRange(EngineMemory.doubles(states(DataType.FLOAT64)), 4 * row, 4 * row + 4);
            double[] gradient = FiniteDifferences.gradient(
                    at -> block.hamiltonian(manager.create(at, new Shape(1, 4))).getDouble(), x, 1e-5);
            double[] expected = {gradient[2], gradient[3], -gradient[0], -gradient[1]};
            assertThat(Arrays.copyOfRange(field, 4 * row, 4 * row + 4)).containsExactly(expected, within(1e-9));
        }
    }

    @Test
    void inSinglePrecisionItAgreesWithTheClosedFormOfTheNetwork() {
        HamiltonianBlock block = block(200, DataType.FLOAT32);
        double[] field = field(block, states(DataType.FLOAT32));
        LearnedHamiltonian closed = block.toField();
        for (int row = 0; row < 3; row++) {
            double[] x = Arrays.copyOfRange(EngineMemory.doubles(states(DataType.FLOAT32)), 4 * row, 4 * row + 4);
            assertThat(Arrays.copyOfRange(field, 4 * row, 4 * row + 4)).containsExactly(closed.at(0, x), within(1e-5));
            double h = block.hamiltonian(manager.create(x, new Shape(1, 4)).toType(DataType.FLOAT32, false)).getFloat();
            assertThat(closed.hamiltonian(x)).isCloseTo(h, within(1e-5));
        }
    }

    @Test
    void everyParameterGradientOfTheLossAgreesWithFiniteDifferences() {
        HamiltonianBlock block = block(6, DataType.FLOAT64);
        NDArray x = states(DataType.FLOAT64);
        NDArray target = x.mul(0.5).add(0.1);
        block.getParameters().values().forEach(parameter -> parameter.getArray().setRequiresGradient(true));
        try (var gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
            gradients.backward(loss(block, x, target));
        }
        for (Parameter parameter : block.getParameters().values()) {
            NDArray weight = parameter.getArray();
            double[] byAutograd = weight.getGradient().toDoubleArray();
            double[] values = weight.toDoubleArray();
            double[] byDifferences = FiniteDifferences.gradient(at -> {
                weight.set(at);
                return loss(block, x, target).getDouble();
            }, values, 1e-5);
            weight.set(values);
            assertThat(byAutograd).as(parameter.getName()).containsExactly(byDifferences, within(1e-9));
        }
    }

    private NDArray loss(HamiltonianBlock block, NDArray x, NDArray target) {
        NDArray field = block.forward(parameters, new NDList(x), true).singletonOrThrow();
        return new MeanSquaredError().evaluate(new NDList(target), new NDList(field));
    }

    @Test
    void anyBlockWithOneOutputCanBeH() {
        // H = q^2 + p^2 without a parameter: the field is (2p, -2q).
        var block = new HamiltonianBlock(new ai.djl.nn.LambdaBlock(
                list -> new NDList(list.singletonOrThrow().square().sum(new int[] {1}, true))));
        block.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
        assertThat(field(block, manager.create(new float[] {0.5f, 2}, new Shape(1, 2)))).containsExactly(4, -1);
        LearnedHamiltonian field = block.toField();
        assertThat(field.at(0, new double[] {0.5, 2})).containsExactly(4, -1);
        assertThat(field.hamiltonian(new double[] {0.5, 2})).isEqualTo(4.25);
        assertThat(field.atAll(0, new double[][] {{0.5, 2}, {1, 1}})[1]).containsExactly(2, -2);
        assertThatThrownBy(field::network).isInstanceOf(IllegalStateException.class)
                .hasMessage("H is a block in the engine, not an Mlp, and has no plain arrays: use the field itself");
    }

    @Test
    void evaluationLeavesNothingRecorded() {
        HamiltonianBlock block = block(6, DataType.FLOAT32);
        field(block, states(DataType.FLOAT32));
        assertThat(Autograd.isRecording()).isFalse();
    }

    @Test
    void shapesThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> new HamiltonianBlock(new Mlp(3, 5, 1, 0))
                .initialize(manager, DataType.FLOAT32, new Shape(1, 3)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("even").hasMessageContaining("3");
        assertThatThrownBy(() -> new HamiltonianBlock(new Mlp(4, 5, 2, 0)).initialize(manager, DataType.FLOAT32, FOUR))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("(batch, 1)");
        assertThatThrownBy(() -> new BaselineBlock(new Mlp(4, 5, 1, 0)).initialize(manager, DataType.FLOAT32, FOUR))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("(batch, 4)");
        assertThatThrownBy(() -> new HamiltonianBlock(new Mlp(2, 5, 1, 0)).initialize(manager, DataType.FLOAT32, FOUR))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("(batch, 2)");
        assertThatThrownBy(() -> new Mlp(2, 0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("hidden").hasMessageContaining("0");
        assertThatThrownBy(() -> new Mlp(2, 5, 1, 0).toPlain()).isInstanceOf(IllegalStateException.class);
    }
}
