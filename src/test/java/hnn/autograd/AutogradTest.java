package hnn.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AutogradTest {

    private final NDManager manager = NDManager.newBaseManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void firstSecondAndThirdDerivativeOfACubeAreExact() {
        try (var recording = Autograd.record()) {
            NDArray x = Autograd.variable(manager.create(new double[] {1, -2, 3}));
            NDArray first = Autograd.gradient(x.pow(3), x);
            NDArray second = Autograd.gradient(first, x);
            NDArray third = Autograd.gradient(second, x);
            assertThat(first.toDoubleArray()).containsExactly(3, 12, 27);
            assertThat(second.toDoubleArray()).containsExactly(6, -12, 18);
            assertThat(third.toDoubleArray()).containsExactly(6, 6, 6);
        }
    }

    @Test
    void aConstantIsOfTheTypeOfItsNeighbor() {
        try (var recording = Autograd.record()) {
            for (DataType type : new DataType[] {DataType.FLOAT32, DataType.FLOAT64}) {
                NDArray x = Autograd.variable(manager.create(new double[] {1, 2}).toType(type, false));
                NDArray y = x.square().mul(Autograd.constant(x, 0.5));
                assertThat(y.getDataType()).isEqualTo(type);
                assertThat(Autograd.gradient(y, x).toType(DataType.FLOAT64, false).toDoubleArray()).containsExactly(1, 2);
            }
        }
    }

    @Test
    void backwardGoesThroughTheGradientIntoAParameter() {
        // H = a q^2, the field's loss L = sum (dH/dq)^2 = 4 a^2 q^2, so dL/da = 8 a q^2.
        NDArray a = manager.create(3.0);
        a.setRequiresGradient(true);
        try (var collector = ai.djl.engine.Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray q = Autograd.variable(manager.create(new double[] {1, 2}));
            NDArray slope = Autograd.gradient(q.square().mul(a), q);
            collector.backward(slope.square().sum());
        }
        assertThat(a.getGradient().getDouble()).isEqualTo(8 * 3 * (1 + 4));
    }

    @Test
    void rowsOfABatchDoNotMix() {
        try (var recording = Autograd.record()) {
            NDArray x = Autograd.variable(manager.create(new double[] {0.1, 0.2, 0.3, 0.4}, new Shape(2, 2)));
            NDArray y = x.sin().prod(new int[] {1}, true); // (2, 1)
            double[] gradient = Autograd.gradient(y, x).toDoubleArray();
            assertThat(gradient[0]).isCloseTo(Math.cos(0.1) * Math.sin(0.2), within(1e-15));
            assertThat(gradient[3]).isCloseTo(Math.sin(0.3) * Math.cos(0.4), within(1e-15));
        }
    }

    @Test
    void recordingsNestAndEndWhereTheyBegan() {
        assertThat(Autograd.isRecording()).isFalse();
        try (var outer = Autograd.record()) {
            try (var inner = Autograd.record()) {
                assertThat(Autograd.isRecording()).isTrue();
            }
            assertThat(Autograd.isRecording()).isTrue();
        }
        assertThat(Autograd.isRecording()).isFalse();
    }

    @Test
    void aVariableOfARecordedResultStaysPartOfTheRecord() {
        try (var recording = Autograd.record()) {
            NDArray x = Autograd.variable(manager.create(3.0));
            NDArray square = Autograd.variable(x.square());
            assertThat(Autograd.gradient(square.sin(), x).getDouble()).isCloseTo(Math.cos(9) * 6, within(1e-14));
        }
    }

    @Test
    void theCallersArrayIsLeftAsItWas() {
        NDArray x = manager.create(1.0);
        try (var recording = Autograd.record()) {
            assertThat(Autograd.variable(x)).isNotSameAs(x);
        }
        assertThat(x.hasGradient()).isFalse();
    }

    @Test
    void aMissingRecordingOrDependenceIsNamed() {
        assertThatThrownBy(() -> Autograd.variable(manager.create(2.0)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("Autograd.record()");
        try (var recording = Autograd.record()) {
            NDArray x = Autograd.variable(manager.create(2.0));
            NDArray other = Autograd.variable(manager.create(1.0));
            assertThatThrownBy(() -> Autograd.gradient(other.square(), x))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("y does not depend on x");
            assertThatThrownBy(() -> Autograd.gradient(manager.create(1.0), x))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Autograd.variable(x)");
            assertThatThrownBy(() -> Autograd.gradient(x.square(), manager.create(1.0)))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Autograd.variable(x)");
        }
    }

    /** DJL's concat cuts a single array off; ours does not. */
    @Test
    void oneColumnAloneStaysPartOfTheRecord() {
        try (NDManager memory = NDManager.newBaseManager("PyTorch"); var recording = Autograd.record()) {
            NDArray x = Autograd.variable(memory.create(new float[] {2, 3}, new Shape(2, 1)));
            NDArray gradient = Autograd.gradient(Autograd.joined(new NDList(x.square()), 1), x);
            assertThat(gradient.toFloatArray()).containsExactly(4, 6);
        }
    }
}
