package hnn.training;

import ai.djl.Model;

/** Where trainings are kept while they run, so that they can be resumed; {@code hnn.file.Checkpoints} keeps them in a file. */
public interface Checkpointing {

    /** Keeps nothing. */
    Checkpointing NONE = (what, settings) -> new Keeper() {};

    /** Looks for a training to resume, by the name of what is trained. */
    Keeper keeper(String what, TrainingSettings settings);

    /** Keeps one training. */
    interface Keeper {

        /** Returns the steps that are done already. */
        default int stepsDone() {
            return 0;
        }

        /** Returns the seconds that these took. */
        default double secondsBefore() {
            return 0;
        }

        /** Puts weights, Adam's moments, the best weights (null without early stopping) and history in place, to be resumed. */
        default void restore(Model model, PyTorchAdam adam, BestWeights best, Objective objective, History history) {}

        /** Is called after each step, and writes where that is due. */
        default void save(Model model, PyTorchAdam adam, BestWeights best, TrainingUpdate update, History history) {}
    }
}
