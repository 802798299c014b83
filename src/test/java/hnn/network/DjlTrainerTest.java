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
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import hnn.phase.Field;
import java.nio.file.Path;
import java.util.function.Supplier;
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
            var config = new DefaultTrainingConfig(Loss.l2Loss())
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

    private static double[] output(Model model) {
        try (NDManager memory = model.getNDManager().newSubManager()) {
            NDArray x = memory.create(new float[] {0.3f, -0.6f, 1, 2}, new Shape(2, 2));
            var parameters = new ParameterStore(memory, false);
            return Plain.doubles(model.getBlock().forward(parameters, new NDList(x), false).singletonOrThrow());
        }
    }
}
