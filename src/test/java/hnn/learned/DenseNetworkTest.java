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

class DenseNetworkTest {

    private final RandomGenerator random = Seeds.stream(2, "test", 0);

    private double[] numbers(int count) {
        return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
    }

    private DenseLayer layer(int inputs, int outputs) {
        return new DenseLayer(inputs, outputs, numbers(inputs * outputs), numbers(outputs));
    }

    @Test
    void oneUnitIsTanhOfALine() {
        var network = new DenseNetwork(List.of(
                new DenseLayer(1, 1, new double[] {2}, new double[] {0.5}),
                new DenseLayer(1, 1, new double[] {3}, new double[] {-1})));
        assertThat(network).hasToString("1-1-1 TANH");
        for (double x : new double[] {-400, -1, -1e-9, 0, 0.3, 2, 400}) {
            double tanh = Math.tanh(2 * x + 0.5);
            assertThat(network.value(new double[] {x})[0]).isCloseTo(3 * tanh - 1, within(2e-15));
            assertThat(network.gradient(new double[] {x}, 0)[0]).isCloseTo(6 * (1 - tanh * tanh), within(2e-14));
        }
    }

    @Test
    void theGradientOfEachOutputAgreesWithFiniteDifferences() {
        // Odd sizes, so that no row count is a multiple of four.
        var network = new DenseNetwork(List.of(layer(5, 7), layer(7, 9), layer(9, 3)));
        double[] x = numbers(5);
        for (int k = 0; k < 3; k++) {
            int output = k;
            double[] expected = FiniteDifferences.gradient(at -> network.value(at)[output], x, 1e-5);
            assertThat(network.gradient(x, k)).containsExactly(expected, within(1e-8));
        }
    }

    @Test
    void manyPointsTogetherHaveTheBitsOfEachAlone() {
        var network = new DenseNetwork(List.of(layer(2, 17), layer(17, 9), layer(9, 2)));
        double[][] points = {numbers(2), numbers(2), numbers(2), numbers(2), numbers(2)};
        for (int k = 0; k < points.length; k++) {
            assertThat(network.values(points)[k]).containsExactly(network.value(points[k]));
            assertThat(network.gradients(points, 1)[k]).containsExactly(network.gradient(points[k], 1));
        }
    }

    @Test
    void tanhIsRightToItsLastDigits() {
        for (double x = -22; x < 22; x += 0.0137) {
            double[] values = {x, x * 1e-6, x * 1e-300};
            double[] expected = {Math.tanh(values[0]), Math.tanh(values[1]), Math.tanh(values[2])};
            Tanh.inPlace(values);
            for (int i = 0; i < 3; i++) {
                assertThat(values[i]).isCloseTo(expected[i], within(1.5e-15 * Math.abs(expected[i])));
            }
        }
        double[] extreme = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0};
        Tanh.inPlace(extreme);
        assertThat(extreme).containsExactly(Double.NaN, 1, -1, 0);
    }

    @Test
    void layersAndFieldsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new DenseNetwork(List.of(layer(2, 3), layer(4, 1))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("layers[1] takes 4");
        assertThatThrownBy(() -> new DenseLayer(2, 3, new double[5], new double[3]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("weight").hasMessageContaining("5");
        assertThatThrownBy(() -> new LearnedHamiltonian(new DenseNetwork(List.of(layer(2, 2)))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("one number");
        assertThatThrownBy(() -> new LearnedField(new DenseNetwork(List.of(layer(3, 2)))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("as many outputs as inputs");
        assertThatThrownBy(() -> new DenseNetwork(List.of(layer(2, 1))).value(new double[3]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("x must have 2 numbers, not 3");
    }
}
