package hnn.training;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.lang.ref.Cleaner;

/**
 * The weights of a block outlive the model that trains it: the model owns them meanwhile, and afterwards they are released when
 * nobody holds the block any longer.
 */
final class LastingWeights implements AutoCloseable {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Block block;

    /** Gives a block's weights, if it has any yet, to the manager of a model. */
    LastingWeights(Block block, NDManager model) {
        this.block = block;
        attach(model);
    }

    private void attach(NDManager manager) {
        block.getParameters().values().stream().filter(Parameter::isInitialized)
                .forEach(parameter -> parameter.getArray().attach(manager));
    }

    /** Takes the weights from the model, before it is closed. */
    @Override
    public void close() {
        NDManager own = NDManager.newBaseManager("PyTorch");
        attach(own);
        CLEANER.register(block, own::close);
    }
}
