package hnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hnn.Seeds;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MlpTest {

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    private Mlp initialized(long seed) {
        var mlp = new Mlp(2, 200, 1, seed);
        mlp.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
        return mlp;
    }

    @Test
    void anInterruptEndsTheMakingOfTheWeights() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> initialized(0)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).as("the interrupt is passed on").isTrue();
    }

    @Test
    void theSeedDecidesTheFirstWeights() {
        double[] x = {0.4, -0.3};
        assertThat(initialized(3).toPlain().value(x)).isEqualTo(initialized(3).toPlain().value(x));
        assertThat(initialized(3).toPlain().value(x)).isNotEqualTo(initialized(4).toPlain().value(x));
    }

    @Test
    void parametersHaveTheShapesAndNamesOfThePythonCode() {
        var parameters = initialized(0).getParameters();
        assertThat(parameters.keys()).containsExactly(
                "01linear1_weight", "01linear1_bias", "02linear2_weight", "02linear2_bias", "03linear3_weight");
        assertThat(parameters.get("01linear1_weight").getArray().getShape()).isEqualTo(new Shape(200, 2));
        assertThat(parameters.get("03linear3_weight").getArray().getShape()).isEqualTo(new Shape(1, 200));
    }

    @Test
    void biasesAreWithinTheBoundOfTheirLayer() {
        NDArray bias = initialized(0).getParameters().get("02linear2_bias").getArray();
        assertThat(bias.abs().max().getFloat()).isBetween(0.9f / (float) Math.sqrt(200), 1 / (float) Math.sqrt(200));
    }

    @Test
    void weightsAreOrthogonalTallSquareOrWide() {
        for (Shape shape : new Shape[] {new Shape(200, 2), new Shape(50, 50), new Shape(1, 200), new Shape(3, 7)}) {
            NDArray weight = new Orthogonal(Seeds.stream(1, "test", 0)).initialize(manager, shape, DataType.FLOAT64);
            boolean tall = shape.get(0) >= shape.get(1);
            NDArray product = tall ? weight.transpose().matMul(weight) : weight.matMul(weight.transpose());
            NDArray identity = manager.eye((int) Math.min(shape.get(0), shape.get(1)), 0).toType(DataType.FLOAT64, false);
            assertThat(product.sub(identity).abs().max().getDouble()).as("%s", shape).isCloseTo(0, within(1e-12));
        }
        assertThatThrownBy(() -> new Orthogonal(Seeds.stream(1, "test", 0))
                .initialize(manager, new Shape(4), DataType.FLOAT32))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("matrix");
    }
}
