package hnn.file;

import ai.djl.Model;
import ai.djl.nn.Parameter;
import hnn.Arguments;
import hnn.network.Weights;
import hnn.training.BestWeights;
import hnn.training.Checkpointing;
import hnn.training.History;
import hnn.training.Objective;
import hnn.training.PyTorchAdam;
import hnn.training.TrainingSettings;
import hnn.training.TrainingUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a training is kept while it runs, so that it can be resumed after a stop.
 *
 * <p>If the file is there, the training is resumed from it and ends with the same bits as one that was never stopped: the weights
 * and Adam's moments. The history has one row more, at the step where it was interrupted. A finished training is given back at
 * once. The file is written every so many steps, and when the training ends or is interrupted, whole each time.
 *
 * @param file the checkpoint; it need not be there yet
 * @param every steps between two writings, at least 1
 */
public record Checkpoints(Path file, int every) implements Checkpointing {

    private static final Logger LOGGER = LoggerFactory.getLogger(Checkpoints.class);

    public Checkpoints {
        Arguments.atLeast("every", 1, every);
    }

    /** Names a file as a text. */
    public static Checkpoints in(String file, int every) {
        return new Checkpoints(Path.of(file), every);
    }

    /**
     * Looks for a training to resume.
     *
     * @throws CheckpointException if there is a file, but not one of this network with these settings, or none can be written
     */
    @Override
    public Keeper keeper(String model, TrainingSettings settings) {
        Checkpoint.Header found = Files.exists(file) ? Checkpoint.header(file) : null;
        if (found != null) {
            requireSame(found, model, settings);
            if (!CodeMark.text().equals(found.code())) {
                LOGGER.warn("{} was written by other code: what follows may differ from an unbroken training", file);
            }
        }
        requireWritable();
        return new FileKeeper(model, settings, found);
    }

    private void requireSame(Checkpoint.Header theirs, String model, TrainingSettings settings) {
        require("is of another network", theirs.model(), model);
        // More steps can be asked for than at first, unless the learning rate was to fall before the end.
        require("has other settings", theirs.settings(),
                settings.schedule().dependsOnSteps() ? settings : settings.withSteps(theirs.settings().steps()));
        if (theirs.step() > settings.steps()) {
            throw refused("has " + theirs.step() + " steps already, more than the " + settings.steps() + " that are asked for");
        }
    }

    private void require(String difference, Object theirs, Object ours) {
        if (!theirs.equals(ours)) {
            throw refused(String.format(Locale.ROOT, "%s: %s, not %s", difference, theirs, ours));
        }
    }

    private CheckpointException refused(String reason) {
        return new CheckpointException(file, reason + Checkpoint.FIX, null);
    }

    private void requireWritable() {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CheckpointException(file, "its folder cannot be made: " + e, e);
        }
        if (!Files.isWritable(folder)) {
            throw new CheckpointException(file, "its folder cannot be written to: name a file elsewhere", null);
        }
    }

    /** Keeps one training. */
    private final class FileKeeper implements Keeper {

        private final String model;
        private final TrainingSettings settings;
        private final Checkpoint.Header found; // null where there is nothing to resume
        private long firstWeights;
        private long samples;

        FileKeeper(String model, TrainingSettings settings, Checkpoint.Header found) {
            this.model = model;
            this.settings = settings;
            this.found = found;
        }

        @Override
        public int stepsDone() {
            return found == null ? 0 : found.step();
        }

        @Override
        public double secondsBefore() {
            return found == null ? 0 : found.seconds();
        }

        @Override
        public void restore(Model trained, PyTorchAdam adam, BestWeights best, Objective objective, History history) {
            samples = TrainingArrays.fingerprint(
                    Stream.of(objective.train(), objective.test()).flatMap(samples -> samples.arrays().stream()).toList());
            firstWeights = TrainingArrays.fingerprint(
                    trained.getBlock().getParameters().values().stream().map(Parameter::getArray).toList());
            if (found != null) {
                require("is of other samples, by their fingerprint", found.samples(), samples);
                require("has another history", found.history().keySet(), history.kept().keySet());
                TrainingArrays.restore(file, trained, adam, best);
                require("began with other weights, by their fingerprint", found.weights(), firstWeights);
                history.resume(found.history());
            }
        }

        @Override
        public void save(Model trained, PyTorchAdam adam, BestWeights best, TrainingUpdate update, History history) {
            boolean due = update.finished() || update.step() % every == 0;
            // If they are not, the next step ends the training, and the file has the last good ones.
            if (due && Weights.areFinite(trained.getBlock())) {
                var header = new Checkpoint.Header(Checkpoint.FORMAT, CodeMark.text(), model, update.step(), update.seconds(),
                        settings, samples,
                        firstWeights, history.kept());
                Checkpoint.write(file, header, TrainingArrays.of(trained, adam, best));
            }
        }
    }
}
