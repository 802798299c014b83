package hnn.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import hnn.Arguments;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** All that a training needs but the model. */
record TrainingSession(Loss loss, List<Shape> inputs, Function<NDManager, Objective> objective, TrainingSettings settings,
        Progress progress, Checkpointing.Keeper keeper) {

    /** The engine can record one training at a time. One that was interrupted may still be in its last step. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    /** Before the trainer does, whose configuration would put another initializer on the weights. */
    void initialize(Model model) {
        Arguments.require(model.getBlock() != null, "model has no block: call model.setBlock first");
        if (!model.getBlock().isInitialized()) {
            model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, inputs.toArray(Shape[]::new));
        }
    }

    History run(Model model) {
        ONE_AT_A_TIME.lock();
        try {
            return runAlone(model);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private History runAlone(Model model) {
        initialize(model);
        var adam = new PyTorchAdam(settings.learningRate(), settings.weightDecay(), keeper.stepsDone());
        TrainingConfig config = new DefaultTrainingConfig(loss)
                .optDevices(new Device[] {model.getNDManager().getDevice()})
                .optOptimizer(adam);
        try (adam; Trainer trainer = model.newTrainer(config)) {
            trainer.initialize(inputs.toArray(Shape[]::new));
            Objective samples = objective.apply(trainer.getManager());
            try (var loop = new TrainingLoop(trainer, adam, samples, settings, progress, keeper)) {
                return loop.run();
            }
        }
    }
}
