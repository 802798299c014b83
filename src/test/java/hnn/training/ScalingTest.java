package hnn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.friction.Damped;
import hnn.friction.DampedBlock;
import hnn.friction.GradientBlock;
import hnn.friction.HelmholtzBlock;
import hnn.friction.RayleighBlock;
import hnn.mechanics.LagrangianBlock;
import hnn.mechanics.MechanicalLagrangian;
import hnn.mechanics.MechanicalSettings.Mass;
import hnn.network.BaselineBlock;
import hnn.network.FieldBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.phase.Field;
import hnn.phase.Scaling;
import hnn.separable.SeparableBlock;
import hnn.shooting.PathData;
import hnn.shooting.PathTraining;
import hnn.shooting.Segments;
import hnn.system.MassSpring;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Units of any size: a network is trained near 1, and what comes back is in the user's units. */
class ScalingTest {

    private static final DataSettings SETTINGS = new DataSettings(10, 20, 3, 0, 0.5, 0);
    private static final Dataset DATA =
            TrajectoryData.generate(new Damped(new MassSpring(), 0.2), Starts.ring(0.1, 1), SETTINGS);
    private static final TrainingSettings SHORT = new TrainingSettings(50, 50, 3e-3, 1e-4, 25, 0);

    /** Millimeters from 800 mm on, micrograms times something, and minutes; and the other way round. */
    private static final Scaling SMALL = new Scaling(new double[] {-0.8, 0}, new double[] {1e-3, 0.004}, 1 / 60.0);
    private static final Scaling LARGE = new Scaling(new double[2], new double[] {300, 500}, 1);
    /** As if p were a rate. */
    private static final Scaling SMALL_RATES = new Scaling(new double[] {-0.8, 0}, new double[] {1e-3, 0.06}, 1 / 60.0);
    private static final Scaling LARGE_RATES = new Scaling(new double[2], new double[] {300, 30}, 10);

    private static Field back(Field field, Scaling units) {
        return (t, x) -> units.inverse().rate(field.at(0, units.state(x)));
    }

    private static void requireSame(Supplier<FieldBlock<?>> block, Scaling one, Scaling other) {
        Field first = back(Training.train(block.get(), DATA.in(one), SHORT, Progress.silent()).field(), one);
        Field second = back(Training.train(block.get(), DATA.in(other), SHORT, Progress.silent()).field(), other);
        String name = block.get().name();
        for (double[] x : new double[][] {{0.3, -0.5}, {-0.7, 0.2}}) {
            assertThat(second.at(0, x)).as(name).containsExactly(first.at(0, x), within(2e-3));
        }
        assertThat(first.at(0, new double[] {0.3, -0.5})).as(name + " is more than nothing")
                .isNotEqualTo(first.at(0, new double[] {0.4, -0.5}));
    }

    @Test
    void eachBlockComesBackInTheUnitsOfTheData() {
        Map<Scaling, Scaling> canonical = Map.of(SMALL, LARGE);
        canonical.forEach((small, large) -> {
            requireSame(() -> new HamiltonianBlock(new Mlp(2, 30, 1, 0)), small, large);
            requireSame(() -> new BaselineBlock(new Mlp(2, 30, 2, 0)), small, large);
            requireSame(() -> new SeparableBlock(new Mlp(1, 30, 1, 0), new Mlp(1, 30, 1, 1)), small, large);
            requireSame(() -> DampedBlock.of(1, 30, 0), small, large);
            requireSame(() -> new HelmholtzBlock(new Mlp(2, 30, 1, 0), new RayleighBlock(new Mlp(1, 30, 1, 1))), small, large);
        });
        var alike = new Scaling(new double[2], new double[] {1e-3, 1e-3}, 10);
        var other = new Scaling(new double[2], new double[] {700, 700}, 0.01);
        requireSame(() -> new GradientBlock(new Mlp(2, 30, 1, 0)), alike, other);
        requireSame(() -> new HelmholtzBlock(new Mlp(2, 30, 1, 0), new Mlp(2, 30, 1, 1)), alike, other);
        requireSame(() -> LagrangianBlock.of(new Mlp(2, 30, 1, 0)), SMALL_RATES, LARGE_RATES);
        requireSame(() -> LagrangianBlock.withFriction(new MechanicalLagrangian(1, Mass.OF_POSITION, 30, 0), 1), SMALL_RATES,
                LARGE_RATES);
        requireSame(() -> LagrangianBlock.withFriction(new MechanicalLagrangian(1, Mass.CONSTANT, 30, 0), 1), SMALL_RATES,
                LARGE_RATES);
    }

    @Test
    void soDoNetworksThatAreTrainedAlongPaths() {
        PathData paths = PathData.generate(new MassSpring(), Starts.ring(0.1, 1), SETTINGS);
        List<Field> fields = List.of(SMALL, LARGE).stream().map(units -> {
            var data = new PathData(paths.train().stream().map(units::path).toList(),
                    paths.test().stream().map(units::path).toList());
            var trained = PathTraining.train(new HamiltonianBlock(new Mlp(2, 30, 1, 0)), data, Segments.of(5), SHORT,
                    Progress.silent(), null);
            return back(trained.field(), units);
        }).toList();
        double[] x = {0.3, -0.5};
        assertThat(fields.get(1).at(0, x)).containsExactly(fields.get(0).at(0, x), within(2e-3));
    }

    @Test
    void aTrainingGoesOnFromWhereItWas() {
        var block = new HamiltonianBlock(new Mlp(2, 30, 1, 0));
        Dataset data = DATA.in(SMALL);
        double last = Training.train(block, data, SHORT.withSteps(400), Progress.silent()).history().last("test loss");
        double first = Training.train(block, data, SHORT.withSteps(1).withLearningRate(1e-9), Progress.silent()).history()
                .last("test loss");
        assertThat(first).isCloseTo(last, within(0.02 * last));
    }

    @Test
    void numbersNearOneStayAsTheyAre() {
        assertThat(DATA.scaling(Scaling.Freedom.CANONICAL).isNone()).isTrue();
        assertThat(Training.train(new HamiltonianBlock(new Mlp(2, 30, 1, 0)), DATA, SHORT, Progress.silent()).history().units())
                .isEmpty();
    }

    /** What check() and the history say of a training without scaling. */
    @Test
    void withoutScalingANetworkDoesNotLearnMillimeters() {
        Dataset data = DATA.in(new Scaling(new double[2], new double[] {1e-3, 1e-3}, 1));
        History scaled = Training.train(new HamiltonianBlock(new Mlp(2, 100, 1, 0)), data, SHORT.withSteps(300),
                Progress.silent()).history();
        History raw = Training.train(new HamiltonianBlock(new Mlp(2, 100, 1, 0)), data, SHORT.withSteps(300).withoutScaling(),
                Progress.silent()).history();
        assertThat(scaled.last("test R²")).isGreaterThan(0.98);
        assertThat(raw.last("test R²")).isLessThan(0.5);
        assertThat(scaled.toString()).contains("losses in units of the training, q by", "t by");
        assertThat(raw.toString()).contains("far from 1").contains("not scaled");
    }

    @Test
    void aBlockOfDjlIsLeftInTheUnitsOfTheDataAndTheHistorySaysSo() {
        var inner = new SequentialBlock().add(Linear.builder().setUnits(20).build()).add(Activation::tanh)
                .add(Linear.builder().setUnits(1).optBias(false).build());
        History history = Training.train(new HamiltonianBlock(inner), DATA.in(LARGE), SHORT, Progress.silent()).history();
        assertThat(history.units()).contains("this block cannot be scaled, the data can");
    }

    @Test
    void hamiltonsEquationsAllowNoOther() {
        Scaling scaling = DATA.in(SMALL).scaling(Scaling.Freedom.CANONICAL);
        double[] x = {900, 100};
        assertThat(scaling.inverse().state(scaling.state(x))).containsExactly(x, within(1e-9));
        assertThat(scaling.energy()).isCloseTo(scaling.factors()[0] * scaling.factors()[1] / scaling.time(), within(1e-9));
        assertThatThrownBy(() -> new Scaling(new double[2], new double[] {1, 0}, 1)).hasMessageContaining("above 0, not 0");
    }
}
