package hnn.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.FiniteDifferences;
import hnn.Seeds;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hipparchus.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TanhNetworkTest {

    private final RandomGenerator random = Seeds.stream(2, "test", 0);

    private double[] numbers(int count) {
        return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
    }

    private DenseLayer layer(int inputs, int outputs) {
        return new DenseLayer(inputs, outputs, numbers(inputs * outputs), numbers(outputs));
    }

    @Test
    void oneUnitIsTanhOfALine() {
        var network = new TanhNetwork(List.of(
                new DenseLayer(1, 1, new double[] {2}, new double[] {0.5}),
                new DenseLayer(1, 1, new double[] {3}, new double[] {-1})));
        for (double x : new double[] {-400, -1, -1e-9, 0, 0.3, 2, 400}) {
            double tanh = Math.tanh(2 * x + 0.5);
            assertThat(network.value(new double[] {x})[0]).isCloseTo(3 * tanh - 1, within(2e-15));
            assertThat(network.gradient(new double[] {x}, 0)[0]).isCloseTo(6 * (1 - tanh * tanh), within(2e-14));
        }
    }

    @Test
    void theGradientOfEachOutputAgreesWithFiniteDifferences() {
        // Odd sizes, so that no row count is a multiple of four.
        var network = new TanhNetwork(List.of(layer(5, 7), layer(7, 9), layer(9, 3)));
        double[] x = numbers(5);
        for (int k = 0; k < 3; k++) {
            int output = k;
            double[] expected = FiniteDifferences.gradient(at -> network.value(at)[output], x, 1e-5);
            assertThat(network.gradient(x, k)).containsExactly(expected, within(1e-8));
        }
    }

    @Test
    void layersAndFieldsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new TanhNetwork(List.of(layer(2, 3), layer(4, 1))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("layers[1] takes 4");
        assertThatThrownBy(() -> new DenseLayer(2, 3, new double[5], new double[3]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("weight").hasMessageContaining("5");
        assertThatThrownBy(() -> new LearnedHamiltonian(new TanhNetwork(List.of(layer(2, 2)))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("one number");
        assertThatThrownBy(() -> new LearnedField(new TanhNetwork(List.of(layer(3, 3)))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("even");
        assertThatThrownBy(() -> new TanhNetwork(List.of(layer(2, 1))).value(new double[3]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("x must have 2 numbers, not 3");
    }
}
