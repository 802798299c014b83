package hnn.file;

import hnn.Arguments;
import hnn.training.Checkpointing;
import hnn.training.TrainingSettings;
import java.nio.file.Path;

/**
 * Where a training is kept while it runs, so that it can go on after a stop.
 *
 * <p>When the file is there, the training is resumed from it and ends with the same bits as one that was never stopped: the
 * weights and Adam's moments. The history has one row more, at the step where it was interrupted.
 *
 * <p>The file holds the settings with their seed, the weights, Adam's moments and the history; it is written every so many
 * steps and when the training ends or is interrupted, whole each time. Once the training is done, the file gives its
 * result back at once.
 *
 * @param file the checkpoint; it need not be there yet
 * @param every steps between two writings
 */
public record Checkpoints(Path file, int every) implements Checkpointing {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if {@code every} is below 1
     */
    public Checkpoints {
        Arguments.atLeast("every", 1, every);
    }

    @Override
    public Keeper keeper(String what, TrainingSettings settings) {
        return new CheckpointKeeper(this, what, settings);
    }

    /** Names a file as a text. */
    public static Checkpoints in(String file, int every) {
        return new Checkpoints(Path.of(file), every);
    }
}
