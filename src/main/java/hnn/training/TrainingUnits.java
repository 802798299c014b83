package hnn.training;

import ai.djl.nn.Block;
import hnn.network.CopiedBlock;
import hnn.phase.Scaling;
import java.util.function.Function;

/**
 * The units of a training: the block learns the motion of X, and afterwards has that of x.
 *
 * @param scaling from x to X; none where x is near 1, or is to stay as it is
 * @param note a sentence for the history; empty where nothing is to be said
 */
public record TrainingUnits(Scaling scaling, String note) {

    /** Those of the data, of which nothing is to be said. */
    public static final TrainingUnits NONE = new TrainingUnits(Scaling.none(0), "");

    /**
     * Chooses units for a block.
     *
     * @param near units near 1 of a freedom, of the training samples
     */
    public static TrainingUnits of(Block block, TrainingSettings settings, Function<Scaling.Freedom, Scaling> near) {
        Scaling best = near.apply(Scaling.Freedom.CANONICAL);
        if (best.isNone()) {
            return new TrainingUnits(best, "");
        }
        Scaling.Freedom freedom = block instanceof CopiedBlock<?> copied ? copied.freedom() : Scaling.Freedom.NONE;
        if (settings.scaled() && freedom != Scaling.Freedom.NONE) {
            Scaling scaling = near.apply(freedom);
            return new TrainingUnits(scaling, "losses in units of the training, " + scaling);
        }
        return new TrainingUnits(Scaling.none(best.factors().length),
                "the numbers are far from 1 (" + best + " would bring them there)"
                        + " and were not scaled: a network learns them slowly or not at all"
                        + (settings.scaled() ? "; this block cannot be scaled, the data can: Dataset.in(scaling)" : ""));
    }

    /** Takes a block that has learned the motion of x already to that of X. */
    void enter(Block block) {
        if (!scaling.isNone()) {
            ((CopiedBlock<?>) block).leave(scaling.inverse());
        }
    }

    /** Takes a block from the motion of X to that of x. */
    void leave(Block block) {
        if (!scaling.isNone()) {
            ((CopiedBlock<?>) block).leave(scaling);
        }
    }
}
