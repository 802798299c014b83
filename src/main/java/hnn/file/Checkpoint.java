package hnn.file;

import hnn.Arguments;
import hnn.training.TrainingSettings;
import java.util.List;
import java.util.Map;

/**
 * A training as it stood after a step.
 *
 * @param header all but the arrays
 * @param arrays weights and Adam's moments as {@code .safetensors}
 */
record Checkpoint(Header header, byte[] arrays) {

    /** Other formats are refused; there has been one so far. */
    static final int FORMAT = 1;

    /**
     * What a reader of the file can read.
     *
     * @param format the file's format
     * @param model the network's name
     * @param step steps done
     * @param settings how it is trained, the seed among it
     * @param seconds how long these took
     * @param samples the fingerprint of what it is trained on
     * @param weights the fingerprint of the first weights
     * @param history the columns of the history so far
     */
    record Header(int format, String model, int step, double seconds, TrainingSettings settings, long samples,
            long weights, Map<String, List<Double>> history) {

        Header {
            Arguments.require(model != null && settings != null && history != null,
                    "model, settings and history must be there, not %s, %s and %s", model, settings, history);
            Arguments.atLeast("step", 1, step);
        }
    }
}
