package hnn.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import hnn.EngineMemory;
import hnn.FiniteDifferences;
import hnn.learned.LearnedHamiltonian;
import hnn.learned.SmoothActivation;
import hnn.network.BaselineBlock;
import hnn.network.FieldBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.phase.SeparableHamiltonian;
import hnn.phase.Times;
import hnn.separable.NewtonBlock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatentBlockTest {

    private static final int PIXELS = 8;
    private static final Shape INPUT = new Shape(2, 3, PIXELS);

    private final NDManager manager = NDManager.newBaseManager();
    private final ParameterStore parameters = new ParameterStore(manager, false);

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray pairs(DataType type) {
        return manager.arange(2 * 3 * PIXELS).mul(0.7).sin().reshape(INPUT).toType(type, false);
    }

    private LatentBlock<LearnedHamiltonian> hnn(int hidden, DataType type) {
        var block = new LatentBlock<>(PIXELS, hidden, new HamiltonianBlock(new Mlp(2, hidden, 1, 5)), 5);
        block.initialize(manager, type, INPUT);
        return block;
    }

    private NDList forward(LatentBlock<?> block, NDArray pairs) {
        return block.forward(parameters, new NDList(pairs), false);
    }

    @Test
    void whatItGivesAgreesWithTheCopyInPlainJava() {
        LatentBlock<LearnedHamiltonian> block = hnn(30, DataType.FLOAT32);
        NDArray pairs = pairs(DataType.FLOAT32);
        NDList output = forward(block, pairs);
        assertThat(output.getShapes()).containsExactly(block.getOutputShapes(new Shape[] {INPUT}));
        LatentModel<LearnedHamiltonian> plain = block.toField();
        for (int row = 0; row < 3; row++) {
            double[] z = plain.encode(pairs.get(0).get(row).toFloatArray());
            double[] later = plain.encode(pairs.get(1).get(row).toFloatArray());
            assertThat(z).containsExactly(EngineMemory.doubles(output.get(1).get(row)), within(1e-5));
            assertThat(later).containsExactly(EngineMemory.doubles(output.get(2).get(row)), within(1e-5));
            assertThat(plain.decodePair(z)).containsExactly(output.get(0).get(row).toFloatArray(), within(1e-5f));
            assertThat(plain.decode(z)).isEqualTo(Arrays.copyOf(plain.decodePair(z), PIXELS / 2));
            assertThat(plain.at(0, z)).containsExactly(EngineMemory.doubles(output.get(3).get(row)), within(1e-5));
            assertThat(plain.dynamics().at(0, z)).isEqualTo(plain.at(0, z));
        }
    }

    @Test
    void theLossIsTheSumOfTheThreePartsOfThePaper() {
        NDArray pairs = manager.create(new float[] {1, 2, 0, 0}, new Shape(2, 1, 2));
        NDList output = new NDList(manager.create(new float[] {1.5f, 2}, new Shape(1, 2)),
                manager.create(new float[] {0.2f, 0.1f}, new Shape(1, 2)),
                manager.create(new float[] {0.6f, 0.5f}, new Shape(1, 2)),
                manager.create(new float[] {0.4f, 0}, new Shape(1, 2)));
        double[] parts = LatentLoss.parts(pairs, output).stream().mapToDouble(NDArray::getFloat).toArray();
        assertThat(parts).containsExactly(new double[] {
            0.25 / 2, 0.3 * 0.3, 0.1 * 0.4 * 0.4 / 2}, within(1e-7));
        assertThat(new LatentLoss().evaluate(new NDList(pairs), output).getFloat())
                .isCloseTo((float) Arrays.stream(parts).sum(), within(1e-7f));
    }

    @Test
    void everyParameterGradientOfTheLossAgreesWithFiniteDifferences() {
        for (LatentBlock<?> block : List.of(
                new LatentBlock<>(PIXELS, 4, new HamiltonianBlock(new Mlp(2, 4, 1, 5)), 5),
                new LatentBlock<>(PIXELS, 4, new BaselineBlock(new Mlp(2, 4, 2, 5)), 5),
                LatentBlock.staggered(2, PIXELS, 4, 2, new NewtonBlock(new Mlp(1, 4, 1, 5)), 5),
                LatentBlock.staggered(2, PIXELS, 4, 2, new BaselineBlock(new Mlp(2, 4, 2, 5)), 5))) {
            block.initialize(manager, DataType.FLOAT64, INPUT);
            NDArray pairs = pairs(DataType.FLOAT64);
            block.getParameters().values().forEach(parameter -> parameter.getArray().setRequiresGradient(true));
            try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
                gradients.backward(loss(block, pairs, true));
            }
            for (Parameter parameter : block.getParameters().values()) {
                NDArray array = parameter.getArray();
                double[] values = array.toDoubleArray();
                double[] expected = FiniteDifferences.gradient(at -> {
                    array.set(at);
                    return loss(block, pairs, false).getDouble();
                }, values, 1e-6);
                array.set(values);
                assertThat(array.getGradient().toDoubleArray()).as("%s %s", block.name(), parameter.getName())
                        .containsExactly(expected, within(1e-7));
            }
        }
    }

    @Test
    void aStaggeredModelTakesItsStepsAlongAWindow() {
        var block = LatentBlock.staggered(3, PIXELS, 30, 2, new HamiltonianBlock(new Mlp(2, 30, 1, 5)), 5);
        Shape window = new Shape(3, 2, PIXELS);
        block.initialize(manager, DataType.FLOAT32, window);
        NDArray pairs = manager.arange(3 * 2 * PIXELS).mul(0.7).sin().reshape(window).toType(DataType.FLOAT32, false);
        NDList output = forward(block, pairs);
        assertThat(output.getShapes()).containsExactly(block.getOutputShapes(new Shape[] {window}));
        LatentModel<LearnedHamiltonian> plain = block.toField();
        assertThat(plain.staggered()).isTrue();
        for (int row = 0; row < 2; row++) {
            double[] state = plain.encode(pairs.get(0).get(row).toFloatArray());
            for (int step = 0; step < 2; step++) {
                state = new Staggered().step(plain, 0, state, 1);
                NDArray reached = output.get(1).get(2 * step + row).add(output.get(3).get(2 * step + row));
                assertThat(state).containsExactly(EngineMemory.doubles(reached), within(1e-5));
                assertThat(plain.encode(pairs.get(step + 1).get(row).toFloatArray()))
                        .containsExactly(EngineMemory.doubles(output.get(2).get(2 * step + row)), within(1e-5));
            }
        }
    }

    /** Gym's pendulum moves so, and its (angle, way to the next frame) is what a pair of frames shows. */
    @Test
    void theStaggeredStepMovesThePendulumOfGym() {
        double h = 0.05;
        SeparableHamiltonian perFrame = new SeparableHamiltonian() { // p is the way in a frame
            @Override
            public double hamiltonian(double[] x) {
                return x[1] * x[1] / 2 + 15 * h * h * (1 - Math.cos(x[0]));
            }

            @Override
            public double[] kineticGradient(double[] p) {
                return p.clone();
            }

            @Override
            public double[] potentialGradient(double[] q) {
                return new double[] {15 * h * h * Math.sin(q[0])};
            }
        };
        double angle = 0.4;
        double speed = 0.3;
        double[][] path =
                new Staggered().every(1).integrate(perFrame, new double[] {angle, h * speed}, Times.linspace(0, 50, 51)).states();
        for (int frame = 1; frame <= 50; frame++) { // as Gym does: the angle by the speed, then the speed by the angle
            angle += h * speed;
            speed -= h * 15 * Math.sin(angle);
            assertThat(path[frame]).containsExactly(new double[] {angle, h * speed}, within(1e-12));
        }
        double[] energies = new Staggered().every(1).integrate(perFrame, path[0], Times.linspace(0, 20_000, 20_001))
                .along(perFrame::hamiltonian);
        double first = Arrays.stream(energies, 0, 1000).average().orElseThrow();
        double last = Arrays.stream(energies, 19_000, 20_000).average().orElseThrow();
        assertThat(last).as("symplectic: the energy ripples, and does not drift").isCloseTo(first, within(0.002 * first));
    }

    @Test
    void theLossInOneCallAndAllItsGradientsAreThoseOfAutograd() {
        assertSameInOneCall(new LatentBlock<>(PIXELS, 30, new HamiltonianBlock(new Mlp(2, 20, 1, 5)), 5));
        assertSameInOneCall(new LatentBlock<>(PIXELS, 30, new BaselineBlock(new Mlp(2, 20, 2, 5)), 5));
    }

    @ParameterizedTest
    @CsvSource({"2, 2, TANH", "5, 2, TANH", "4, 4, SINE", "3, 4, SILU"})
    void theLossAlongAWindowInOneCallIsAutogradsToo(int window, int latent, SmoothActivation activation) {
        for (FieldBlock<?> dynamics : List.of(
                new NewtonBlock(new Mlp(latent / 2, new int[] {20, 20}, 1, activation, 5)),
                new HamiltonianBlock(new Mlp(latent, new int[] {20, 10, 20}, 1, activation, 5)),
                new BaselineBlock(new Mlp(latent, new int[] {20, 10}, latent, activation, 5)))) {
            assertSameInOneCall(LatentBlock.staggered(window, PIXELS, 30, latent, dynamics, 5));
        }
    }

    private void assertSameInOneCall(LatentBlock<?> block) {
        Shape input = new Shape(block.window(), 3, PIXELS);
        block.initialize(manager, DataType.FLOAT64, input);
        NDArray pairs = manager.arange((float) input.size()).mul(0.7).sin().reshape(input).toType(DataType.FLOAT64, false);
        block.getParameters().values().forEach(parameter -> parameter.getArray().setRequiresGradient(true));
        NDList parts;
        try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
            parts = LatentLoss.parts(pairs, block.forward(parameters, new NDList(pairs), true));
            gradients.backward(parts.get(0).add(parts.get(1)).add(parts.get(2)));
        }
        List<double[]> expected = gradients(block);
        assertThat(LatentScript.of(block).orElseThrow().loss(pairs))
                .containsExactly(parts.stream().mapToDouble(NDArray::getDouble).toArray(), within(1e-12));
        List<double[]> actual = gradients(block);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(Arrays.stream(expected.get(i)).map(Math::abs).max().orElseThrow()).as("gradient %d", i).isPositive();
            assertThat(actual.get(i)).as("gradient %d", i).containsExactly(expected.get(i), within(1e-12));
        }
    }

    private static List<double[]> gradients(LatentBlock<?> block) {
        return block.getParameters().values().stream().map(parameter -> parameter.getArray().getGradient().toDoubleArray())
                .toList();
    }

    private NDArray loss(LatentBlock<?> block, NDArray pairs, boolean training) {
        return new LatentLoss().evaluate(
                new NDList(pairs), block.forward(parameters, new NDList(pairs), training));
    }

    @Test
    void theSameSeedStartsWithTheSameBitsAndEncoderAndDecoderDiffer() {
        double[] z = {0.3, -0.2};
        assertThat(hnn(30, DataType.FLOAT32).toField().decode(z)).isEqualTo(hnn(30, DataType.FLOAT32).toField().decode(z));
        List<Parameter> all = hnn(30, DataType.FLOAT32).getParameters().values();
        assertThat(all.get(2).getArray().toFloatArray()).as("second layers")
                .isNotEqualTo(all.get(10).getArray().toFloatArray());
    }

    @Test
    void inputsThatDoNotFitAreNamed() {
        var block = new LatentBlock<>(PIXELS, 4, new BaselineBlock(new Mlp(2, 4, 2, 0)), 0);
        assertThatThrownBy(block::toField).isInstanceOf(IllegalStateException.class).hasMessageContaining("no weights yet");
        assertThatThrownBy(() -> block.initialize(manager, DataType.FLOAT32, new Shape(2, 3, 9)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("(2, batch, 8), not (2, 3, 9)");
        block.initialize(manager, DataType.FLOAT32, INPUT);
        assertThatThrownBy(() -> block.toField().encode(new float[5]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("the pixels of two frames, 8, not 5");
        var wide = new LatentBlock<>(PIXELS, 4, new BaselineBlock(new Mlp(4, 4, 4, 0)), 0);
        assertThatThrownBy(() -> wide.initialize(manager, DataType.FLOAT32, INPUT))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("(batch, 4)");
    }
}
