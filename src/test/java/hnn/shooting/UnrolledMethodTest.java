package hnn.shooting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hnn.EngineMemory;
import hnn.autograd.Autograd;
import hnn.rollout.Methods;
import hnn.rollout.StepMethod;
import hnn.system.Pendulum;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The methods in the engine are the plain ones, and can be differentiated. */
class UnrolledMethodTest {

    private static final double STEP = 0.3;
    private static final double[][] STARTS = {{0.5, 0.2}, {-1, 1.1}, {2, -0.3}};
    private static final Map<UnrolledMethod, StepMethod> TWINS = Map.of(
            UnrolledMethod.rungeKutta4(), Methods.rungeKutta4(),
            UnrolledMethod.leapfrog(), Methods.leapfrog(),
            UnrolledMethod.implicitMidpoint(60), Methods.implicitMidpoint());

    private static NDManager manager;

    @BeforeAll
    static void open() {
        manager = NDManager.newBaseManager("PyTorch");
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    private static NDArray doubles(double... numbers) {
        return EngineMemory.of(manager, numbers, new Shape(numbers.length / 2, 2), DataType.FLOAT64);
    }

    /** The pendulum H = 3 (1 - cos q) + p^2. */
    private static NDArray pendulum(NDArray x) {
        NDList halves = x.split(2, 1);
        NDArray force = halves.get(0).sin().mul(Autograd.constant(x, -3));
        return halves.get(1).mul(Autograd.constant(x, 2)).concat(force, 1);
    }

    private static NDArray steps() {
        return EngineMemory.of(manager, new double[] {STEP, STEP, STEP}, new Shape(3, 1), DataType.FLOAT64);
    }

    private static NDArray starts() {
        return doubles(STARTS[0][0], STARTS[0][1], STARTS[1][0], STARTS[1][1], STARTS[2][0], STARTS[2][1]);
    }

    @Test
    void eachTakesTheStepOfItsTwinInPlainJava() {
        TWINS.forEach((unrolled, plain) -> {
            double[] ends = unrolled.step(UnrolledMethodTest::pendulum, starts(), steps()).toDoubleArray();
            for (int i = 0; i < STARTS.length; i++) {
                double[] end = plain.step(new Pendulum(), 0, STARTS[i], STEP);
                assertThat(List.of(ends[2 * i], ends[2 * i + 1])).as("%s", plain.facts().name())
                        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-11 ? 0 : 1).isEqualTo(List.of(end[0], end[1]));
            }
        });
    }

    @Test
    void theGradientOfAStepIsThatOfDifferences() {
        TWINS.forEach((unrolled, plain) -> {
            double[] gradient;
            try (var recording = Autograd.record()) {
                NDArray x = Autograd.variable(starts());
                gradient = Autograd.gradient(unrolled.step(UnrolledMethodTest::pendulum, x, steps()).square(), x).toDoubleArray();
            }
            for (int i = 0; i < STARTS.length; i++) {
                for (int k = 0; k < 2; k++) {
                    double[] up = STARTS[i].clone();
                    double[] down = STARTS[i].clone();
                    up[k] += 1e-5;
                    down[k] -= 1e-5;
                    double difference = (square(plain, up) - square(plain, down)) / 2e-5;
                    assertThat(gradient[2 * i + k]).as("%s", plain.facts().name()).isCloseTo(difference, within(1e-7));
                }
            }
        });
    }

    private static double square(StepMethod method, double[] x) {
        double[] end = method.step(new Pendulum(), 0, x, STEP);
        return end[0] * end[0] + end[1] * end[1];
    }

    @Test
    void oneIterationIsNoMidpoint() {
        assertThatThrownBy(() -> UnrolledMethod.implicitMidpoint(1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("iterations");
    }
}
