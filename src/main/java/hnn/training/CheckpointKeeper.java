package hnn.training;

import ai.djl.nn.Parameter;
import ai.djl.training.Trainer;
import java.nio.file.Files;
import java.util.Optional;

/** Keeps one training in its checkpoint; where none was asked for, does nothing. */
final class CheckpointKeeper {

    private final Checkpoints checkpoints;
    private final String model;
    private final TrainingSettings settings;
    private final Optional<Checkpoint> found;
    private long firstWeights;
    private long samples;

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
            if (header.step() > settings.steps()) {
                throw refused(String.format("has %d steps already, more than the %d that are asked for",
                        header.step(), settings.steps()));
            }
        });
        if (checkpoints != null) {
            CheckpointFile.requireWritable(checkpoints.file());
        }
    }

    /** More steps can be asked for than at first, unless the learning rate was to fall before the end. */
    private TrainingSettings comparable(TrainingSettings theirs) {
        return settings.coolDown() == 0 ? settings.withSteps(theirs.steps()) : settings;
    }

    private void require(String difference, Object theirs, Object ours) {
        if (!theirs.equals(ours)) {
            throw refused(String.format("%s: %s, not %s", difference, theirs, ours));
        }
    }

    private CheckpointException refused(String reason) {
        return new CheckpointException(checkpoints.file(), reason + CheckpointFile.FIX, null);
    }

    /** Returns the steps that are done already. */
    int stepsDone() {
        return found.map(checkpoint -> checkpoint.header().step()).orElse(0);
    }

    /** Returns the seconds that these took. */
    double secondsBefore() {
        return found.map(checkpoint -> checkpoint.header().seconds()).orElse(0.0);
    }

    /**
     * Puts weights and moments in place and returns the history to go on with.
     *
     * @throws CheckpointException if the checkpoint is of other samples or of another network
     */
    History restore(Trainer trainer, PyTorchAdam adam, Objective objective) {
        var history = new History(trainer.getModel().getName(), objective.parts(), objective.variances());
        if (checkpoints == null) {
            return history;
        }
        samples = Fingerprint.of(objective.samples());
        firstWeights = Fingerprint.of(trainer.getModel().getBlock().getParameters().values().stream()
                .map(Parameter::getArray).toList());
        if (found.isPresent()) {
            Checkpoint.Header header = found.get().header();
            require("is of other samples, by their fingerprint", header.samples(), samples);
            require("has another history", header.history().keySet(), history.lists().keySet());
            TrainingState.restore(checkpoints.file(), found.get().arrays(), trainer, adam);
            require("began with other weights, by their fingerprint", header.weights(), firstWeights);
            history.take(header.history());
        }
        return history;
    }

    /** Writes the checkpoint where it is due. */
    void save(Trainer trainer, PyTorchAdam adam, TrainingUpdate update, History history) {
        if (checkpoints != null && (update.finished() || update.step() % checkpoints.every() == 0)) {
            var header = new Checkpoint.Header(Checkpoint.FORMAT, model, update.step(), update.seconds(), settings,
                    samples, firstWeights, history.lists());
            CheckpointFile.write(checkpoints.file(), new Checkpoint(header, TrainingState.encode(trainer, adam)));
        }
    }
}
