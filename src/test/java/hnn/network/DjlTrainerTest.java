package hnn.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import hnn.EngineMemory;
import hnn.phase.Field;
import hnn.pixel.LatentBlock;
import hnn.pixel.LatentLoss;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The blocks are ordinary DJL blocks: DJL's own tools train, save and load them, knowing nothing of Hamiltonians. */
class DjlTrainerTest {

    @TempDir
    private Path folder;

    private static FieldBlock<? extends Field> block(String name) {
        return name.equals("HNN") ? new HamiltonianBlock(new Mlp(2, 30, 1, 1))
                : new BaselineBlock(new Mlp(2, 30, 2, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HNN", "baseline"})
    void easyTrainTrainsIt(String name) throws Exception {
        try (Model model = Model.newInstance(name)) {
            model.setBlock(block(name));
            var config = new DefaultTrainingConfig(new MeanSquaredError())
                    .optInitializer(new XavierInitializer(), Parameter.Type.WEIGHT)
                    .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.01f)).build())
                    .addTrainingListeners(TrainingListener.Defaults.basic());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(20, 2));
                NDArray x = trainer.getManager().randomUniform(-1, 1, new Shape(100, 2));
                NDArray velocity = x.get(":, 1:").mul(2).concat(x.get(":, :1").mul(-2), 1); // of the mass-spring
                double before = loss(trainer, x, velocity);
                var dataset = new ArrayDataset.Builder().setData(x).optLabels(velocity).setSampling(20, true).build();
                EasyTrain.fit(trainer, 30, dataset, dataset);
                assertThat(loss(trainer, x, velocity)).isLessThan(before / 50);
            }
        }
    }

    private static double loss(Trainer trainer, NDArray x, NDArray velocity) {
        return trainer.getLoss().evaluate(new NDList(velocity), trainer.evaluate(new NDList(x))).getFloat();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HNN", "baseline"})
    void modelSavesAndLoadsIt(String name) throws Exception {
        double[] written;
        try (Model model = Model.newInstance(name)) {
            model.setBlock(block(name));
            model.getBlock().initialize(model.getNDManager(), model.getDataType(), new Shape(1, 2));
            written = output(model);
            model.save(folder, name);
        }
        try (Model model = Model.newInstance(name)) {
            Supplier<FieldBlock<?>> other = () -> name.equals("HNN") ? new HamiltonianBlock(new Mlp(2, 30, 1, 99))
                    : new BaselineBlock(new Mlp(2, 30, 2, 99));
            model.setBlock(other.get());
            model.load(folder, name);
            assertThat(output(model)).containsExactly(written);
        }
    }

    @Test
    void aModelOfFramesIsTrainedSavedAndLoadedToo() throws Exception {
        Shape shape = new Shape(2, 10, 8);
        double[] written;
        try (Model model = Model.newInstance("frames")) {
            model.setBlock(latentBlock(1));
            var config = new DefaultTrainingConfig(new LatentLoss())
                    .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.01f)).build());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(shape);
                var pairs = new NDList(trainer.getManager().randomUniform(0, 1, shape));
                double before = trainer.getLoss().evaluate(pairs, trainer.evaluate(pairs)).getFloat();
                for (int step = 0; step < 100; step++) {
                    try (GradientCollector gradients = trainer.newGradientCollector()) {
                        gradients.backward(trainer.getLoss().evaluate(pairs, trainer.forward(pairs)));
                    }
                    trainer.step();
                }
                assertThat(trainer.getLoss().evaluate(pairs, trainer.evaluate(pairs)).getFloat()).isLessThan((float) before / 2);
            }
            written = ((LatentBlock<?>) model.getBlock()).toField().at(0, new double[] {0.3, -0.6});
            model.save(folder, "frames");
        }
        try (Model model = Model.newInstance("frames")) {
            LatentBlock<?> other = latentBlock(99);
            model.setBlock(other);
            model.load(folder, "frames");
            assertThat(other.toField().at(0, new double[] {0.3, -0.6})).containsExactly(written);
        }
    }

    private static LatentBlock<?> latentBlock(long seed) {
        return new LatentBlock<>(8, 12, new HamiltonianBlock(new Mlp(2, 12, 1, seed)), seed);
    }

    private static double[] output(Model model) {
        try (NDManager memory = model.getNDManager().newSubManager()) {
            NDArray x = memory.create(new float[] {0.3f, -0.6f, 1, 2}, new Shape(2, 2));
            var parameters = new ParameterStore(memory, false);
            return EngineMemory.doubles(model.getBlock().forward(parameters, new NDList(x), false).singletonOrThrow());
        }
    }
}
