package hnn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.LayerNorm;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.learned.LearnedHamiltonian;
import hnn.metric.FieldError;
import hnn.network.BaselineBlock;
import hnn.network.FieldBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.phase.Times;
import hnn.rollout.DormandPrince;
import hnn.system.MassSpring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TrainingTest {

    private static final Dataset DATA = TrajectoryData.generate(
            new MassSpring(), Starts.ring(0.1, 1), new DataSettings(10, 10, 3, 0.05, 0.5, 0));
    private static final TrainingSettings SHORT = new TrainingSettings(60, 20, 1e-2, 1e-4, 25, 3);

    private static HamiltonianBlock hnn() {
        return new HamiltonianBlock(new Mlp(2, 30, 1, 0));
    }

    private static Trained<LearnedHamiltonian> train(TrainingSettings settings) {
        return Training.train(hnn(), DATA, settings, Progress.silent());
    }

    @Test
    void bothBlocksLearnTheField() {
        for (FieldBlock<?> block : List.of(hnn(), new BaselineBlock(new Mlp(2, 30, 2, 0)))) {
            History history = Training.train(block, DATA, SHORT.withSteps(400), Progress.silent()).history();
            double first = history.column("test loss")[0];
            double last = history.last("test loss");
            assertThat(last).as(block.name()).isLessThan(first / 10).isLessThan(0.05);
        }
    }

    @Test
    void theSameSeedTrainsToTheSameBits() {
        double[] x = {0.4, 0.2};
        double[] once = train(SHORT).field().gradient(x);
        assertThat(train(SHORT).field().gradient(x)).isEqualTo(once);
        assertThat(train(SHORT.withSeed(4)).field().gradient(x)).isNotEqualTo(once);
    }

    /** Of a spring on a ring, velocities have a variance; a loss beside it says how much is explained. */
    @Test
    void rSquaredStandsBesideTheLoss() {
        var history = Training.train(new HamiltonianBlock(new Mlp(2, 30, 1, 0)), DATA, SHORT, Progress.silent()).history();
        assertThat(history.columns()).endsWith("train R²", "test R²");
        double mean = 0;
        double square = 0;
        double[][] rows = DATA.test().velocity();
        for (int column = 0; column < 2; column++) {
            double sum = 0;
            for (double[] row : rows) {
                sum += row[column];
                square += row[column] * row[column];
            }
            mean += sum * sum / rows.length;
        }
        double variance = (square - mean) / rows.length / 2;
        assertThat(history.last("test R²")).isCloseTo(1 - history.last("test loss") / variance, within(1e-12)).isLessThan(1);
        assertThat(history.toString()).contains("test R²");
    }

    @Test
    void theHistoryHasTheFirstTheLastAndTheStepsBetween() {
        Trained<?> trained = train(SHORT);
        assertThat(trained.history().column("step")).containsExactly(1, 25, 50, 60);
        assertThat(trained.history().name()).isEqualTo("HNN");
        assertThat(trained.interrupted()).isFalse();
        assertThat(trained.seconds()).isPositive();
    }

    @Test
    void progressIsToldOfEachStep() {
        List<TrainingUpdate> updates = new ArrayList<>();
        Training.train(hnn(), DATA, SHORT, updates::add);
        assertThat(updates).hasSize(60);
        assertThat(updates.get(29).step()).isEqualTo(30);
        assertThat(updates).allMatch(update -> Double.isFinite(update.testLoss()));
        assertThat(updates.get(58).finished()).isFalse();
        assertThat(updates.get(59).finished()).isTrue();
        assertThat(updates.get(59).line()).contains("HNN", "60/60", "s in all");
    }

    @Test
    void anInterruptStopsAfterTheStepAndKeepsWhatWasLearned() {
        Trained<?> trained = Training.train(hnn(), DATA, SHORT, update -> {
            if (update.step() == 9) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(Thread.interrupted()).as("the interrupt is passed on").isTrue();
        assertThat(trained.interrupted()).isTrue();
        assertThat(trained.history().column("step")).containsExactly(1, 10);
        assertThat(train(SHORT).interrupted()).as("the next training runs").isFalse();
    }

    @Test
    void anInterruptEndsTheWaitForAnotherTrainingOfTheBlock() {
        HamiltonianBlock block = hnn();
        var failure = new AtomicReference<Throwable>();
        Training.train(block, DATA, SHORT, update -> {
            if (update.step() == 1) {
                var second = new Thread(() -> Training.train(block, DATA, SHORT));
                second.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
                second.start();
                while (second.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                second.interrupt();
                assertThatCode(second::join).doesNotThrowAnyException();
            }
        });
        assertThat(failure.get()).isInstanceOf(CancellationException.class).hasMessageContaining("another one trains its block");
    }

    @Test
    void aLossThatIsNotFiniteStopsWithTheCause() {
        assertThatThrownBy(() -> train(SHORT.withLearningRate(1e30)))
                .isInstanceOf(DivergedException.class).hasMessageContaining("learning rate (now 1.0E30)");
        assertThat(train(SHORT).interrupted()).as("the next training runs").isFalse();
    }

    @Test
    void aModelStaysOpenToBeTrainedOn() {
        try (Model model = Model.newInstance("HNN", "PyTorch")) {
            model.setBlock(hnn());
            History first = Training.train(model, DATA, SHORT.withSteps(200), Progress.silent());
            History second = Training.train(model, DATA, SHORT, Progress.silent());
            assertThat(second.column("test loss")[0]).isLessThan(first.column("test loss")[0] / 5);
        }
    }

    @Test
    void anyBlockWithOneOutputIsTrainedAndStaysAsItWas() {
        var inner = new SequentialBlock().add(Linear.builder().setUnits(30).build()).add(Activation::softPlus)
                .add(Linear.builder().setUnits(1).build());
        var block = new HamiltonianBlock(inner);
        Trained<LearnedHamiltonian> trained = Training.train(block, DATA, SHORT.withSteps(300), Progress.silent());
        History history = trained.history();
        assertThat(history.last("test loss"))
                .isLessThan(history.column("test loss")[0] / 5);
        double[] start = {0.5, 0.3};
        var path = DormandPrince.standard().integrate(trained.field(), start, Times.linspace(0, 5, 20));
        double energy = trained.field().hamiltonian(start);
        assertThat(trained.field().hamiltonian(path.end())).isCloseTo(energy, within(1e-3 * (1 + Math.abs(energy))));
    }

    @Test
    void aBaselineOfAnyBlockTrainsAndIsFollowedAfterwards() {
        var baseline = new BaselineBlock(new SequentialBlock().add(Linear.builder().setUnits(30).build())
                .add(list -> new NDList(list.singletonOrThrow().tanh())).add(Linear.builder().setUnits(2).build()));
        var trained = Training.train(baseline, DATA, SHORT, Progress.silent());
        double[] x = {0.5, 0.3};
        assertThat(trained.field().at(0, x))
                .containsExactly(trained.field().atAll(0, new double[][] {x, {1, 0}})[0], within(1e-6));
        assertThat(DormandPrince.standard().integrate(trained.field(), x, Times.linspace(0, 1, 5)).size()).isEqualTo(5);
        assertThatThrownBy(() -> trained.field().network()).hasMessageContaining("use the field itself");
    }

    @Test
    void whatCannotBeTrainedIsNamedBeforehand() {
        var free = new HamiltonianBlock(new LambdaBlock(
                list -> new NDList(list.singletonOrThrow().sum(new int[] {1}, true))));
        refused(() -> Training.train(free, DATA, SHORT, Progress.silent()),
                "the block HNN has no weights: there is nothing to train");
        refused(() -> Training.train(new HamiltonianBlock(new Mlp(4, 5, 1, 0)), DATA, SHORT, Progress.silent()),
                "(batch, 4)");
        try (Model model = Model.newInstance("empty", "PyTorch")) {
            refused(() -> Training.train(model, DATA, SHORT, Progress.silent()), "model has no block");
        }
    }

    @Test
    void aModelThatStaysOpenKeepsNothingOfATrainingButItsWeights() {
        try (Model model = Model.newInstance("open", "PyTorch")) {
            model.setBlock(hnn());
            Training.train(model, DATA, SHORT, Progress.silent());
            int weights = model.getNDManager().getManagedArrays().size();
            assertThat(weights).isEqualTo(model.getBlock().getParameters().size());
            Training.train(model, DATA, SHORT, Progress.silent());
            assertThat(model.getNDManager().getManagedArrays()).hasSize(weights);
        }
    }

    @Test
    void theRateFollowsItsSchedule() {
        TrainingSettings linear = SHORT.withSteps(100).withLearningRate(0.5).withSchedule(Schedule.linearDecay(0.2));
        assertThat(linear.rateAt(1)).isEqualTo(0.5);
        assertThat(linear.rateAt(81)).isEqualTo(0.5);
        assertThat(linear.rateAt(91)).isEqualTo(0.25);
        assertThat(linear.rateAt(100)).isCloseTo(0.025, within(1e-12));
        assertThat(linear.withSchedule(Schedule.constant()).rateAt(100)).isEqualTo(0.5);
        TrainingSettings cosine = linear.withSchedule(Schedule.cosineDecay(0.5).warmUp(0.1));
        assertThat(cosine.rateAt(5)).isEqualTo(0.25);
        assertThat(cosine.rateAt(10)).isEqualTo(0.5);
        assertThat(cosine.rateAt(51)).isEqualTo(0.5);
        assertThat(cosine.rateAt(76)).isCloseTo(0.25, within(1e-12));
        assertThat(cosine.rateAt(100)).isBetween(0.0, 1e-3);
    }

    /** The last rate of this training is far too large: its best weights are those of an earlier step. */
    @Test
    void earlyStoppingKeepsTheBestWeights() {
        var rising = SHORT.withSteps(2000).withLearningRate(2).withSchedule(Schedule.constant().warmUp(1)).withPatience(100);
        var block = hnn();
        Trained<LearnedHamiltonian> trained = Training.train(block, DATA, rising, Progress.silent());
        double[] losses = trained.history().column("test loss");
        double[] steps = trained.history().column("step");
        double best = Arrays.stream(losses).min().orElseThrow();
        assertThat(trained.history().last("step")).isLessThan(2000);
        assertThat(trained.history().last("step") - steps[Arrays.stream(losses).boxed().toList().indexOf(best)])
                .isBetween(100.0, 125.0);
        assertThat(trained.interrupted()).isFalse();
        assertThat(losses[Arrays.stream(steps).boxed().toList().indexOf((double) trained.history().keptStep())]).isEqualTo(best);
        assertThat(losses[losses.length - 1]).isGreaterThan(best);
        assertThat(FieldError.of(trained.field(), DATA.test()).meanSquare().mean()).isCloseTo(best, within(best * 1e-4));
    }

    @Test
    void theBestWeightsStayWhereATrainingDiverges() {
        var block = hnn();
        var soaring = SHORT.withSteps(100).withLearningRate(1e30).withSchedule(Schedule.constant().warmUp(1)).withPatience(100);
        assertThatThrownBy(() -> Training.train(block, DATA, soaring, Progress.silent())).isInstanceOf(DivergedException.class);
        assertThat(FieldError.of(block.toField(), DATA.test()).meanSquare().mean()).isFinite();
    }

    @Test
    void aFrozenPartOfANetworkStaysAsItWas() {
        var inner = new Mlp(2, 30, 1, 0);
        var block = new HamiltonianBlock(inner);
        Training.train(block, DATA, SHORT.withSteps(10), Progress.silent());
        double[] first = inner.toPlain().layers().get(0).weight();
        double[] last = inner.toPlain().layers().get(2).weight();
        inner.freezeParameters(true, parameter -> parameter.getArray().getShape().equals(new Shape(30, 2)));
        History history = Training.train(block, DATA, SHORT, Progress.silent()).history();
        assertThat(inner.toPlain().layers().get(0).weight()).isEqualTo(first);
        assertThat(inner.toPlain().layers().get(2).weight()).isNotEqualTo(last);
        assertThat(history.last("test loss")).isLessThan(history.column("test loss")[0]);
    }

    @Test
    void aTrainedBlockGoesOnWithOtherDataAndAnotherRate() {
        var block = hnn();
        History first = Training.train(block, DATA, SHORT.withSteps(200), Progress.silent()).history();
        Dataset other = TrajectoryData.generate(new MassSpring(), Starts.ring(0.1, 1), new DataSettings(10, 10, 3, 0, 0.5, 1));
        History second = Training.train(block, other, SHORT.withLearningRate(1e-3), Progress.silent()).history();
        assertThat(second.column("test loss")[0]).isLessThan(first.column("test loss")[0] / 5);
        assertThat(block.toField().gradient(new double[] {1, 0})[0]).isCloseTo(2, within(0.5));
    }

    @Test
    void aNetworkBeginsWithTheWeightsOfAnother() {
        LearnedHamiltonian learned = train(SHORT).field();
        var again = new HamiltonianBlock(Mlp.of(learned.network()));
        History history = Training.train(again, DATA, SHORT.withLearningRate(1e-9), Progress.silent()).history();
        assertThat(history.column("test loss")[0]).isCloseTo(FieldError.of(learned, DATA.test()).meanSquare().mean(),
                within(1e-5));
    }

    @Test
    void aLossOfOnesOwnIsALambda() {
        History history = Training.minimize((observed, predicted) -> predicted.sub(observed).abs().mean(),
                hnn(), DATA, SHORT.withSteps(200)).history();
        assertThat(history.last("test loss")).isLessThan(history.column("test loss")[0] / 2);
        assertThat(history.columns()).doesNotContain("test R²");
        var squared = Training.minimize((observed, predicted) -> predicted.sub(observed).square().mean(), hnn(), DATA, SHORT);
        assertThat(squared.history().last("test loss")).isCloseTo(train(SHORT).history().last("test loss"), within(1e-6));
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        refused(() -> SHORT.withSteps(0), "steps must be at least 1, not 0");
        refused(() -> SHORT.withBatchSize(-5), "batchSize must be at least 1, not -5");
        refused(() -> SHORT.withLearningRate(-1e-3), "learningRate must be a finite number above 0, not -0.001");
        refused(() -> SHORT.withWeightDecay(Double.NaN), "weightDecay");
        refused(() -> SHORT.withSchedule(Schedule.linearDecay(1.5)), "decay must be from 0 to 1, not 1.5");
        refused(() -> Schedule.linearDecay(0.6).warmUp(0.5), "warmUp and decay are 1.1 of the steps together");
        refused(() -> SHORT.withPatience(-1), "patience must be at least 0, not -1");
        refused(() -> new TrainingSettings(1, 1, 1, 0, 0, 0), "recordEvery must be at least 1, not 0");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void aNormalizingLayerInsideAHamiltonianIsTrainedToo() {
        for (Block normalizing : List.of(LayerNorm.builder().build(), BatchNorm.builder().build())) {
            var inner = new SequentialBlock().add(Linear.builder().setUnits(20).build()).add(normalizing)
                    .add(Activation::tanh).add(Linear.builder().setUnits(1).build());
            History history = Training.train(new HamiltonianBlock(inner), DATA, SHORT, Progress.silent()).history();
            assertThat(history.last("train loss")).isLessThan(history.column("train loss")[0]);
        }
    }

    @Test
    void aCollectorThatAFailedCellLeftOpenDisturbsNoTraining() {
        double[] before = train(SHORT).history().column("train loss");
        var leftOpen = Engine.getEngine("PyTorch").newGradientCollector();
        try {
            assertThat(train(SHORT).history().column("train loss")).isEqualTo(before);
        } finally {
            leftOpen.close();
        }
    }
}
