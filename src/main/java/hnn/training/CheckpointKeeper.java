package hnn.training;

import ai.djl.training.Trainer;
import java.nio.file.Files;
import java.util.Optional;

/** Keeps one training in its checkpoint; where none was asked for, does nothing. */
final class CheckpointKeeper {

    private final Checkpoints checkpoints;
    private final String model;
    private final TrainingSettings settings;
    private final Optional<Checkpoint> found;

    /**
     * Looks for a checkpoint to go on from.
     *
     * @param checkpoints null for none
     * @throws CheckpointException if there is a file, but not one of this network with these settings
     */
    CheckpointKeeper(Checkpoints checkpoints, String model, TrainingSettings settings) {
        this.checkpoints = checkpoints;
        this.model = model;
        this.settings = settings;
        this.found = checkpoints != null && Files.exists(checkpoints.file())
                ? Optional.of(CheckpointFile.read(checkpoints.file())) : Optional.empty();
        found.map(Checkpoint::header).ifPresent(header -> {
            require("is of another network", header.model(), model);
            require("has other settings", header.settings(), comparable(header.settings()));
        });
    }

    /** More steps can be asked for than at first, unless the learning rate was to fall before the end. */
    private TrainingSettings comparable(TrainingSettings theirs) {
        return settings.coolDown() == 0 ? settings.withSteps(theirs.steps()) : settings;
    }

    private void require(String difference, Object theirs, Object ours) {
        if (!theirs.equals(ours)) {
            throw new CheckpointException(checkpoints.file(), String.format("%s: %s, not %s; remove the file to begin"
                    + " anew, or name another", difference, theirs, ours), null);
        }
    }

    /** Returns the steps that are done already. */
    int stepsDone() {
        return found.map(checkpoint -> checkpoint.header().step()).orElse(0);
    }

    /**
     * Puts weights and moments in place and returns the history to go on with.
     *
     * @throws CheckpointException if the checkpoint is of other samples or of a network of another size
     */
    History restore(Trainer trainer, PyTorchAdam adam, Objective objective) {
        if (found.isEmpty()) {
            return new History(objective.parts());
        }
        Checkpoint.Header header = found.get().header();
        require("is of other samples, by their fingerprint", header.samples(), objective.fingerprint());
        TrainingState.restore(checkpoints.file(), found.get().arrays(), trainer, adam);
        return History.of(objective.parts(), header.history());
    }

    /** Writes the checkpoint where it is due. */
    void save(Trainer trainer, PyTorchAdam adam, Objective objective, int step, boolean last, History history) {
        if (checkpoints != null && (last || step % checkpoints.every() == 0)) {
            var header = new Checkpoint.Header(
                    Checkpoint.FORMAT, model, step, settings, objective.fingerprint(), history.columns());
            CheckpointFile.write(checkpoints.file(), new Checkpoint(header, TrainingState.encode(trainer, adam)));
        }
    }
}
