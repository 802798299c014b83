package hnn.file;

import ai.djl.nn.Parameter;
import ai.djl.training.Trainer;
import hnn.training.Checkpointing;
import hnn.training.History;
import hnn.training.Objective;
import hnn.training.PyTorchAdam;
import hnn.training.TrainingSettings;
import hnn.training.TrainingUpdate;
import java.nio.file.Files;
import java.util.Optional;

/** Keeps one training in its checkpoint. */
final class CheckpointKeeper implements Checkpointing.Keeper {

    private final Checkpoints checkpoints;
    private final String model;
    private final TrainingSettings settings;
    private final Optional<Checkpoint> found;
    private long firstWeights;
    private long samples;

    /**
     * Looks for a checkpoint to go on from.
     *
     * @throws CheckpointException if there is a file, but not one of this network with these settings
     */
    CheckpointKeeper(Checkpoints checkpoints, String model, TrainingSettings settings) {
        this.checkpoints = checkpoints;
        this.model = model;
        this.settings = settings;
        this.found = Files.exists(checkpoints.file())
                ? Optional.of(CheckpointFile.read(checkpoints.file())) : Optional.empty();
        found.map(Checkpoint::header).ifPresent(header -> {
            require("is of another network", header.model(), model);
            require("has other settings", header.settings(), comparable(header.settings()));
            if (header.step() > settings.steps()) {
                throw refused(String.format("has %d steps already, more than the %d that are asked for",
                        header.step(), settings.steps()));
            }
        });
        CheckpointFile.requireWritable(checkpoints.file());
    }

    /** More steps can be asked for than at first, unless the learning rate was to fall before the end. */
    private TrainingSettings comparable(TrainingSettings theirs) {
        return settings.schedule().dependsOnSteps() ? settings : settings.withSteps(theirs.steps());
    }

    private void require(String difference, Object theirs, Object ours) {
        if (!theirs.equals(ours)) {
            throw refused(String.format("%s: %s, not %s", difference, theirs, ours));
        }
    }

    private CheckpointException refused(String reason) {
        return new CheckpointException(checkpoints.file(), reason + CheckpointFile.FIX, null);
    }

    @Override
    public int stepsDone() {
        return found.map(checkpoint -> checkpoint.header().step()).orElse(0);
    }

    @Override
    public double secondsBefore() {
        return found.map(checkpoint -> checkpoint.header().seconds()).orElse(0.0);
    }

    /**
     * Puts weights, moments and history in place.
     *
     * @throws CheckpointException if the checkpoint is of other samples or of another network
     */
    @Override
    public void restore(Trainer trainer, PyTorchAdam adam, Objective objective, History history) {
        samples = Fingerprint.of(objective.samples());
        firstWeights = Fingerprint.of(trainer.getModel().getBlock().getParameters().values().stream()
                .map(Parameter::getArray).toList());
        if (found.isPresent()) {
            Checkpoint.Header header = found.get().header();
            require("is of other samples, by their fingerprint", header.samples(), samples);
            require("has another history", header.history().keySet(), history.kept().keySet());
            TrainingState.restore(checkpoints.file(), found.get().arrays(), trainer, adam);
            require("began with other weights, by their fingerprint", header.weights(), firstWeights);
            history.resume(header.history());
        }
    }

    @Override
    public void save(Trainer trainer, PyTorchAdam adam, TrainingUpdate update, History history) {
        if (update.finished() || update.step() % checkpoints.every() == 0) {
            var header = new Checkpoint.Header(Checkpoint.FORMAT, model, update.step(), update.seconds(), settings,
                    samples, firstWeights, history.kept());
            CheckpointFile.write(checkpoints.file(), new Checkpoint(header, TrainingState.encode(trainer, adam)));
        }
    }
}
