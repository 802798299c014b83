package hnn.learned;

import hnn.Arguments;
import hnn.phase.BatchField;

/** A trained baseline as a field, dx/dt = network(x). */
public record LearnedField(LearnedNetwork learned) implements BatchField {

    /** Takes a network as the field, which must have as many outputs as inputs. */
    public LearnedField {
        Arguments.require(learned.inputs() == learned.outputs(), "a field needs as many outputs as inputs, not %d and %d",
                learned.outputs(), learned.inputs());
    }

    /**
     * Returns the network that is the field.
     *
     * @throws IllegalStateException if it is a block other than an {@code Mlp}, which is not a network of plain arrays
     */
    public DenseNetwork network() {
        return learned.plain("the field");
    }

    /**
     * Returns the same in single precision, in which it was trained: twice as fast at many points together, and right to 1e-6 or
     * so. For pictures and statistics of many paths.
     */
    public LearnedField single() {
        return new LearnedField(learned.single());
    }

    @Override
    public double[][] atAll(double t, double[][] states) {
        return learned.values(states);
    }
}
