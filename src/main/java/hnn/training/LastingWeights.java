package hnn.training;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import hnn.EngineMemory;
import hnn.TrainingDevice;

/**
 * The weights of a block outlive the model that trains it: the model owns them meanwhile, and afterwards they are released when
 * nobody holds the block any longer.
 */
record LastingWeights(Block block) implements AutoCloseable {

    /** Gives a block's weights, if it has any yet, to the manager of a model. */
    static LastingWeights of(Block block, NDManager model) {
        var weights = new LastingWeights(block);
        weights.attach(model);
        return weights;
    }

    private void attach(NDManager manager) {
        block.getParameters().values().stream().filter(Parameter::isInitialized)
                .forEach(parameter -> parameter.getArray().attach(manager));
    }

    /** Takes the weights from the model, before it is closed. */
    @Override
    public void close() {
        attach(EngineMemory.heldBy(block, TrainingDevice.get()));
    }
}
