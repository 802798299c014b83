package hnn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;

class PyTorchAdamTest {

    /** Gradients near epsilon, where the place of the correction shows, beside ordinary ones. */
    private static final double[] GRADIENT = {1e-8, 0.3, -2};

    @Test
    void itTakesTheStepsOfTheFormula() {
        double[] expected = {0.5, -1, 2};
        double[] mean = new double[3];
        double[] square = new double[3];
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray weight = manager.create(expected.clone());
            weight.setRequiresGradient(true);
            var adam = new PyTorchAdam(1e-2, 1e-4);
            for (int t = 1; t <= 20; t++) {
                adam.update("weight", weight, manager.create(GRADIENT));
                step(expected, mean, square, t, 1e-2, 1e-4);
                assertThat(weight.toDoubleArray()).as("step %d", t).containsExactly(expected, within(1e-8));
            }
        }
    }

    @Test
    void withoutDecayAVanishingGradientMovesAWeightAsEpsilonSays() {
        // m/c1 = g and sqrt(v/c2) = |g| = epsilon, so the first step is half the learning rate.
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray weight = manager.create(new double[] {0, 0, 0});
            weight.setRequiresGradient(true);
            new PyTorchAdam(1e-2, 0).update("weight", weight, manager.create(GRADIENT));
            assertThat(weight.toDoubleArray()).containsExactly(new double[] {-0.5e-2, -1e-2, 1e-2}, within(1e-7));
        }
    }

    @Test
    void aWeightThatNothingButDecayMovesBecomesZeroAndNotDenormal() {
        try (NDManager manager = NDManager.newBaseManager(); var adam = new PyTorchAdam(1e-3, 1e-5)) {
            NDArray weight = manager.create(new float[] {0.04f, -0.02f, 1});
            weight.setRequiresGradient(true);
            for (int t = 1; t <= 4000; t++) {
                try (NDArray gradient = manager.create(new float[] {0, 0, t % 2 - 0.5f})) {
                    adam.update("weight", weight, gradient);
                }
            }
            float[] left = weight.toFloatArray();
            assertThat(left[0]).isZero();
            assertThat(left[1]).isZero();
            assertThat(left[2]).isNotZero();
            for (float m : adam.moments("weight").mean().toFloatArray()) {
                assertThat(Math.abs(m)).satisfiesAnyOf(size -> assertThat(size).isZero(),
                        size -> assertThat(size).isGreaterThan(Float.MIN_NORMAL));
            }
        }
    }

    /** The documented algorithm of torch.optim.Adam, in double arithmetic. */
    private static void step(double[] w, double[] m, double[] v, int t, double rate, double decay) {
        for (int i = 0; i < w.length; i++) {
            double g = GRADIENT[i] + decay * w[i];
            m[i] = 0.9 * m[i] + 0.1 * g;
            v[i] = 0.999 * v[i] + 0.001 * g * g;
            w[i] -= rate * m[i] / (1 - Math.pow(0.9, t)) / (Math.sqrt(v[i] / (1 - Math.pow(0.999, t))) + 1e-8);
        }
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new PyTorchAdam(0, 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("learningRate");
        assertThatThrownBy(() -> new PyTorchAdam(1e-3, -1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("weightDecay");
    }
}
